import { useState } from 'react';
import { useFormat } from '#ui/i18n.tsx';
import { CheckIcon, Icon, RefreshIcon } from '#ui/icons.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Card, DefinitionList, Section } from '#ui/parts/card.tsx';
import { toneIcons } from '#ui/parts/chip.tsx';
import type { Tone } from '#ui/parts/chip.tsx';
import { CheckField } from '#ui/parts/choices.tsx';
import { DigitsField, SelectField } from '#ui/parts/fields.tsx';
import { Notice } from '#ui/parts/states.tsx';
import type { Rehearsal } from './api.ts';
import { useKindWords } from './history.tsx';
import type { Meant } from './load_page.tsx';
import { useLoadText } from './messages.ts';

const inks: Record<Tone, string> = { neutral: 'text-soft', info: 'text-nila', attention: 'text-kunyit-ink', done: 'text-daun', error: 'text-bata' };
const sources = { content: 'fromContent', name: 'fromName', given: 'fromGiven' } as const;

/** What the trial found, and the decision. */
export function Tried({
  tried,
  busy,
  onTryAgain,
  onLoad,
}: {
  tried: Rehearsal;
  busy: boolean;
  onTryAgain: (meant: Meant) => void;
  onLoad: (meant: Meant, retireGone: 'yes' | 'no') => void;
}) {
  const l = useLoadText();
  const f = useFormat();
  const kind = useKindWords();
  const [retire, setRetire] = useState(false);
  const ready = tried.missing === null && (tried.changes || retire);
  const source = tried.versionFrom && l(sources[tried.versionFrom]);
  return (
    <Section title={l('result')}>
      <div className="grid gap-4">
        <DefinitionList
          items={[
            { term: l('readAs'), value: [kind(tried), source].filter(Boolean).join(', ') },
            { term: l('columns'), value: tried.columns.map(({ field, header }) => (field === header ? field : `${field}: ${header}`)).join(' · ') },
          ]}
        />
        {tried.missing && <Notice tone="attention">{tried.missing}</Notice>}
        <Correction key={`${tried.kind}-${tried.version}-${tried.toVersion}`} tried={tried} onTryAgain={onTryAgain} />
        <Findings tried={tried} />
        {tried.missing === null && (
          <Card tone={ready ? 'attention' : 'info'}>
            <div className="grid gap-4">
              {!tried.changes && <p>{l('unchanged')}</p>}
              {tried.gone > 0 && (
                <CheckField
                  name="retire"
                  label={l('retire', { n: f.number(tried.gone) })}
                  hint={l('retireHint')}
                  value={retire}
                  onChange={setRetire}
                />
              )}
              {ready && (
                <div className="nk-actions">
                  <Button tone="primary" icon={CheckIcon} busy={busy} onClick={() => onLoad(meantBy(tried), retire ? 'yes' : 'no')}>
                    {l('load')}
                  </Button>
                </div>
              )}
            </div>
          </Card>
        )}
      </div>
    </Section>
  );
}

function meantBy({ kind, version, toVersion }: Rehearsal): Meant {
  return { kind, ...(version && { version }), ...(toVersion && { toVersion }) };
}

function Findings({ tried }: { tried: Rehearsal }) {
  const l = useLoadText();
  return (
    <ul className="grid gap-3">
      {tried.findings.map(({ code, tone, words, examples }) => (
        <li key={code} className="grid gap-1">
          <span className="nk-inline items-start">
            <span className={inks[tone]}>
              <Icon of={toneIcons[tone]} />
            </span>
            <span className="min-w-0 flex-1">{words}</span>
          </span>
          {examples.length > 0 && (
            <details className="pl-7">
              <summary className="min-h-6 cursor-pointer text-soft">{l('examples')}</summary>
              <ul className="grid gap-1 pl-4 pt-1">
                {examples.map((example) => (
                  <li key={example} className="break-words">
                    {example}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What the file did not say, or said wrong. */
function Correction({ tried, onTryAgain }: { tried: Rehearsal; onTryAgain: (meant: Meant) => void }) {
  const l = useLoadText();
  const [kind, setKind] = useState<string>(tried.kind);
  const [version, setVersion] = useState(tried.version ?? '');
  const [toVersion, setToVersion] = useState(tried.toVersion ?? '');
  if (tried.kind === 'region_bps' && tried.kinds.length === 1) return null;
  const kindWords = { kbli: l('kindKbli'), kbli_crosswalk: l('kindCrosswalk'), region_bps: l('kindRegion') };
  const chosen = tried.kinds.find((one) => one === kind) ?? tried.kind;
  const again = () =>
    onTryAgain({ kind: chosen, ...(version !== '' && { version }), ...(chosen === 'kbli_crosswalk' && toVersion !== '' && { toVersion }) });
  return (
    <details open={tried.missing !== null}>
      <summary className="min-h-6 cursor-pointer text-soft">{l('correct')}</summary>
      <div className="grid gap-4 pt-3">
        {tried.kinds.length > 1 && (
          <SelectField
            name="kind"
            label={l('kind')}
            value={chosen}
            onChange={setKind}
            options={tried.kinds.map((one) => ({ value: one, label: kindWords[one] }))}
          />
        )}
        {chosen !== 'region_bps' && (
          <DigitsField
            name="version"
            label={l(chosen === 'kbli_crosswalk' ? 'fromVersion' : 'version')}
            value={version}
            onChange={setVersion}
            length={4}
          />
        )}
        {chosen === 'kbli_crosswalk' && <DigitsField name="toVersion" label={l('toVersion')} value={toVersion} onChange={setToVersion} length={4} />}
        <div className="nk-actions">
          <Button icon={RefreshIcon} onClick={again}>
            {l('tryAgain')}
          </Button>
        </div>
      </div>
    </details>
  );
}
