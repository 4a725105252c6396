import { useState } from 'react';
import { useAskPages } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { EyeIcon } from '#ui/icons.tsx';
import { useSearchWord } from '#ui/link.tsx';
import { IconButton } from '#ui/parts/button.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import { SelectField } from '#ui/parts/fields.tsx';
import { FilterBar, SearchBox } from '#ui/parts/filters.tsx';
import { EmptyState } from '#ui/parts/states.tsx';
import { DataTable } from '#ui/parts/table.tsx';
import { registry } from '../api.ts';
import type { CodeLists, KbliItem } from './api.ts';
import { CodeDialog } from './code_dialog.tsx';
import { useCodeText } from './messages.ts';
import { Holders } from './versions.tsx';

/** One version, searched by the beginning of a code or by words, with what each code became. */
export function CodeSearch({ found }: { found: CodeLists }) {
  const c = useCodeText();
  const f = useFormat();
  const [text, setText] = useSearchWord('q');
  const [asked, setAsked] = useSearchWord('versi');
  const [opened, setOpened] = useState<KbliItem>();
  const version = found.versions.find((one) => one.version === asked)?.version ?? fullest(found);
  const pages = useAskPages(registry, 'registry.listKbli', { version, text });
  const paired = found.crosswalks.some((one) => one.from === version);
  const counted = pages.items.some((item) => item.enterprises !== null);
  return (
    <div className="grid grid-cols-1 gap-4">
      <FilterBar
        search={
          <>
            <SearchBox label={c('search')} placeholder={c('searchHint')} value={text} onChange={(words) => setText(words.trim())} />
            <div className="w-72 max-w-full">
              <SelectField
                name="version"
                label={c('version')}
                value={version}
                onChange={setAsked}
                options={found.versions.map((one) => ({
                  value: one.version,
                  label: `${c('versionName', { version: one.version })} · ${c(one.state)}`,
                }))}
              />
            </div>
          </>
        }
      />
      <DataTable
        id="registry.kbli"
        caption={c('codes')}
        rows={pages.items}
        keyOf={(item) => item.code}
        pages={pages}
        columns={[
          { key: 'code', title: c('code'), kind: 'prose', render: (item) => <Named item={item} /> },
          ...(paired
            ? [{ key: 'successor', title: c('successor'), kind: 'prose' as const, render: (item: KbliItem) => <Successor item={item} /> }]
            : []),
          ...(counted
            ? [
                {
                  key: 'holders',
                  title: c('holders'),
                  kind: 'number' as const,
                  render: (item: KbliItem) => <Holders of={item.enterprises} />,
                },
              ]
            : []),
          {
            key: 'state',
            title: c('state'),
            phone: 'chip',
            render: (item) => item.retiredOn && <Chip tone="attention">{c('retired', { day: f.day(item.retiredOn) })}</Chip>,
          },
        ]}
        renderActions={(item) => <IconButton label={c('open', { code: item.code })} icon={EyeIcon} onClick={() => setOpened(item)} />}
        empty={<EmptyState title={c(text === '' ? 'noneLoaded' : 'noCodes', { version })} />}
      />
      {opened && <CodeDialog item={opened} onClose={() => setOpened(undefined)} />}
    </div>
  );
}

/** The version in force where its list is loaded, else the one that has most codes. */
function fullest({ versions, current }: CodeLists): string {
  const most = versions.toSorted((a, b) => b.codes - a.codes)[0];
  const inForce = versions.find((one) => one.version === current.version);
  return inForce && most && inForce.codes * 2 >= most.codes ? inForce.version : (most?.version ?? current.version);
}

function Named({ item }: { item: KbliItem }) {
  return (
    <>
      <span className="numbers font-semibold">{item.code}</span> {item.title}
    </>
  );
}

function Successor({ item }: { item: KbliItem }) {
  const c = useCodeText();
  const [first, second] = item.successors;
  if (!first) return <>—</>;
  if (second) return <>{c('severalSuccessors', { n: item.successors.length })}</>;
  if (item.suggestion) return <>{c('suggested', { code: first.code })}</>;
  return <>{first.part ? c('partly', { code: first.code }) : first.code}</>;
}
