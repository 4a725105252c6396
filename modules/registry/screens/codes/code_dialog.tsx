import { useAsk } from '#ui/ask.ts';
import { DefinitionList } from '#ui/parts/card.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Asked, Notice } from '#ui/parts/states.tsx';
import { registry } from '../api.ts';
import type { KbliItem } from './api.ts';
import { useCodeText } from './messages.ts';

/** One code: what it covers, and what it became. */
export function CodeDialog({ item, onClose }: { item: KbliItem; onClose: () => void }) {
  const c = useCodeText();
  const { version, code } = item;
  const asked = useAsk(registry, 'registry.findKbliSuccessors', { version, code });
  return (
    <Dialog open onClose={onClose} title={`${code} · ${item.title}`} wide>
      <div className="grid gap-4">
        <DefinitionList
          items={[
            { term: c('version'), value: c('versionName', { version }) },
            ...(item.titleEn ? [{ term: c('english'), value: item.titleEn }] : []),
            { term: c('origin'), value: c(item.shipped ? 'originShipped' : 'originLoaded') },
          ]}
        />
        <p className="max-w-prose whitespace-pre-line">{item.description ?? <span className="nk-unknown">{c('noDescription')}</span>}</p>
        <Asked ask={asked} rows={2}>
          {({ successors, words, suggestion }) => (
            <>
              <Notice tone={suggestion ? 'done' : 'info'} title={c('successor')}>
                <p>{words}</p>
              </Notice>
              <ul className="grid gap-1">
                {successors.map((one) => (
                  <li key={`${one.version}-${one.code}`}>
                    <span className="numbers font-semibold">{one.part ? c('partly', { code: one.code }) : one.code}</span> {one.title}{' '}
                    <span className="text-soft">{c('versionName', { version: one.version })}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Asked>
      </div>
    </Dialog>
  );
}
