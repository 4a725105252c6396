import { useAsk } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { UploadIcon } from '#ui/icons.tsx';
import { useSearchWord } from '#ui/link.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { Asked, Notice } from '#ui/parts/states.tsx';
import { Tabs } from '#ui/parts/tabs.tsx';
import { registry } from '../api.ts';
import type { CodeLists } from './api.ts';
import { CodeSearch } from './code_search.tsx';
import { History } from './history.tsx';
import { useCodeText } from './messages.ts';
import { Versions } from './versions.tsx';

/** A full list has more; so few are a list that nobody has loaded yet. */
const fewCodes = 500;
const parts = ['codes', 'versions', 'history'] as const;

export default function CodePage() {
  const c = useCodeText();
  const lists = useAsk(registry, 'registry.listCodeLists', {});
  const [part, setPart] = useSearchWord('bagian', 'codes');
  const mayLoad = lists.data?.can['registry.loadCodeList'] === true;
  return (
    <Page>
      <PageHeader
        title={c('title')}
        lead={c('lead')}
        actions={
          mayLoad && (
            <LinkButton href="/kode/muat" tone="primary" icon={UploadIcon}>
              {c('load')}
            </LinkButton>
          )
        }
      />
      <Asked ask={lists} skeleton="table" rows={8}>
        {(found) => (
          <>
            <NotLoaded found={found} />
            <Tabs
              label={c('views')}
              items={parts.map((key) => ({ key, label: c(key), ...(key === 'history' && { count: found.lists.length }) }))}
              value={parts.find((key) => key === part) ?? 'codes'}
              onChange={setPart}
            >
              {part === 'versions' ? (
                <Versions found={found} />
              ) : part === 'history' ? (
                <History found={found} mayLoad={mayLoad} />
              ) : (
                <CodeSearch found={found} />
              )}
            </Tabs>
          </>
        )}
      </Asked>
    </Page>
  );
}

/** The law of today asks for a version of which there are no codes to choose from. */
function NotLoaded({ found }: { found: CodeLists }) {
  const c = useCodeText();
  const f = useFormat();
  const { version, since, legalBasis } = found.current;
  const n = found.versions.find((one) => one.version === version)?.codes ?? 0;
  if (n >= fewCodes) return null;
  return (
    <Notice tone="attention" title={c('notLoadedTitle', { version })}>
      <p>{c('notLoaded', { version, since: f.day(since), basis: legalBasis, n: f.number(n) })}</p>
    </Notice>
  );
}
