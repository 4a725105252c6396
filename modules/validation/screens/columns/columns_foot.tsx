import { useTell } from '#ui/ask.ts';
import { ArrowRightIcon } from '#ui/icons.tsx';
import { useGo } from '#ui/link.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { ErrorState } from '#ui/parts/states.tsx';
import { api, shownAfterStep } from '../api.ts';
import type { Import } from '../api.ts';
import { DiscardButton } from '../wizard/discard.tsx';
import { useColumnText } from './messages.ts';
import type { MappingState } from './use_mapping.ts';

/** Whether the choice is saved, and the way on. */
export function ColumnsFoot({ found, state, nameless }: { found: Import; state: MappingState; nameless: boolean }) {
  const c = useColumnText();
  const go = useGo();
  const here = `/impor/${found.id}`;
  const rehearse = useTell(api, 'validation.rehearseImport', { invalidates: shownAfterStep, onDone: () => go(here, { replace: true }) });
  const verdict = found.can['validation.rehearseImport'];
  const refused = typeof verdict === 'string' && state.saved ? verdict : undefined;
  const start = () =>
    void state
      .save()
      .then(() => rehearse.send({ id: found.id }))
      .catch(() => undefined);
  const problem = state.problem ?? rehearse.problem;
  return (
    <>
      {problem && <ErrorState problem={problem} inForm again={start} />}
      <div className="sticky bottom-(--bottom-bar,0px) z-3 -mx-4 flex flex-wrap gap-2 border-t border-line bg-paper px-4 py-3 tablet:mx-0 tablet:px-0">
        {verdict !== undefined && (
          <Button tone="primary" icon={ArrowRightIcon} busy={rehearse.busy} reason={nameless ? c('startReason') : refused} onClick={start}>
            {c('start')}
          </Button>
        )}
        {found.state !== 'mapped' && <LinkButton href={here}>{c('backToResult')}</LinkButton>}
        <Saved state={state} />
      </div>
      {found.state === 'mapped' && (
        <div>
          <DiscardButton found={found} />
        </div>
      )}
    </>
  );
}

function Saved({ state }: { state: MappingState }) {
  const c = useColumnText();
  const words = state.saving ? c('saving') : !state.saved ? c('unsaved') : state.everSaved ? c('saved') : '';
  return <output className="self-center text-sm text-soft">{words}</output>;
}
