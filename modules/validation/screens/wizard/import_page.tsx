import { clock } from '#ui/clock.ts';
import { useFormat } from '#ui/i18n.tsx';
import { usePlace, useSearchWord } from '#ui/link.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { Asked, Notice } from '#ui/parts/states.tsx';
import { Stepper } from '#ui/parts/timeline.tsx';
import { ColumnsStep } from '../columns/columns_step.tsx';
import { Failed } from '../after/failed.tsx';
import { Saved } from '../after/saved.tsx';
import type { Import } from '../api.ts';
import { useText } from '../messages.ts';
import { Rehearsed } from '../result/rehearsed.tsx';
import { StateChip } from '../state_chip.tsx';
import { when } from '../when.ts';
import { isWorking } from '../words.ts';
import { History } from './history.tsx';
import { useWizardText } from './messages.ts';
import { stepsOf } from './steps.ts';
import { useImport } from './use_import.ts';
import { Working } from './working.tsx';

export default function ImportPage() {
  const t = useText();
  const { id } = usePlace('id');
  const ask = useImport(id);
  const trail = [{ label: t('imports'), href: '/impor' }];
  if (!ask.data) {
    return (
      <Page>
        <PageHeader title={t('imports')} trail={trail} />
        <Asked ask={ask} skeleton="cards" rows={3}>
          {() => null}
        </Asked>
      </Page>
    );
  }
  return <Opened key={id} found={ask.data} trail={trail} />;
}

function Opened({ found, trail }: { found: Import; trail: { label: string; href: string }[] }) {
  const w = useWizardText();
  const f = useFormat();
  const [step] = useSearchWord('langkah');
  const atColumns =
    step === 'kolom' && found.columns.length > 0 && !isWorking(found.state) && found.state !== 'failed' && found.state !== 'discarded';
  const lead = w('uploadedBy', { name: found.uploadedByName, when: f.text(when(found.uploadedAt, clock.now())), size: f.bytes(found.bytes) });
  return (
    <Page>
      <PageHeader title={found.name} trail={trail} state={<StateChip state={found.state} />} lead={lead} />
      {found.state !== 'discarded' && (
        <Stepper label={w('steps')} steps={stepsOf(found, (key) => w(`step.${key}`), atColumns ? 'columns' : undefined)} />
      )}
      {atColumns ? <ColumnsStep found={found} /> : <Stage found={found} />}
      <History found={found} />
    </Page>
  );
}

/** What the present state needs: to wait, to say what the columns mean, to decide, to look back. */
function Stage({ found }: { found: Import }) {
  const w = useWizardText();
  if (isWorking(found.state)) return <Working found={found} />;
  if (found.state === 'mapped') return <ColumnsStep found={found} />;
  if (found.state === 'rehearsed') return <Rehearsed found={found} />;
  if (found.state === 'failed') return <Failed found={found} />;
  if (found.state === 'discarded') return <Notice title={w('discarded')} />;
  return <Saved found={found} />;
}
