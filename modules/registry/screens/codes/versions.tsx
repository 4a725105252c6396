import { useFormat } from '#ui/i18n.tsx';
import { Section } from '#ui/parts/card.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import type { Tone } from '#ui/parts/chip.tsx';
import { DataTable } from '#ui/parts/table.tsx';
import type { CodeLists, KbliVersion } from './api.ts';
import { useCodeText } from './messages.ts';

const tones: Record<KbliVersion['state'], Tone> = { current: 'done', accepted: 'info', past: 'neutral', coming: 'attention' };

/** What is loaded: versions side by side, what leads from one to the other, and the codes of areas. */
export function Versions({ found }: { found: CodeLists }) {
  const c = useCodeText();
  const f = useFormat();
  return (
    <div className="grid gap-6">
      <DataTable
        id="registry.kbliVersions"
        caption={c('versions')}
        rows={found.versions}
        keyOf={(row) => row.version}
        columns={[
          { key: 'version', title: c('version'), render: (row) => c('versionName', { version: row.version }) },
          { key: 'state', title: c('state'), phone: 'chip', render: (row) => <Chip tone={tones[row.state]}>{c(row.state)}</Chip> },
          { key: 'codes', title: c('codeCount'), kind: 'number', render: (row) => f.number(row.codes) },
          { key: 'shipped', title: c('shipped'), kind: 'number', render: (row) => f.number(row.shipped) },
          { key: 'retired', title: c('retiredCount'), kind: 'number', render: (row) => f.number(row.retired) },
          { key: 'holders', title: c('holders'), kind: 'number', render: (row) => <Holders of={row.enterprises} /> },
        ]}
      />
      <Section title={c('crosswalks')}>
        {found.crosswalks.length === 0 && <p className="max-w-prose text-soft">{c('noCrosswalk')}</p>}
        <ul className="grid gap-1">
          {found.crosswalks.map(({ from, to, pairs }) => (
            <li key={`${from}-${to}`}>{c('crosswalk', { from, to, n: f.number(pairs) })}</li>
          ))}
        </ul>
      </Section>
      <Section title={c('regions')}>
        <p className="max-w-prose">{c('regionsKnown', { known: f.number(found.regions.known), all: f.number(found.regions.all) })}</p>
      </Section>
    </div>
  );
}

/** How many enterprises; above what was counted it says so. */
export function Holders({ of: holders }: { of: KbliVersion['enterprises'] }) {
  const c = useCodeText();
  const f = useFormat();
  if (holders === null) return <>—</>;
  return <>{holders.more ? c('moreThan', { n: f.number(holders.n) }) : f.number(holders.n)}</>;
}
