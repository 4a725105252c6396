import { csvOf, downloadText, fileName } from '#ui/csv.ts';
import { useFormat } from '#ui/i18n.tsx';
import { AttentionIcon, ClockIcon, DoneIcon, DownloadIcon, PendingIcon } from '#ui/icons.tsx';
import { IconButton } from '#ui/parts/button.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import { stateWords, useCampaignText } from './messages.ts';
import type { Campaign, Pace } from './types.ts';

const stateTones = { preparing: 'info', open: 'attention', closed: 'neutral' } as const;
const stateIcons = { preparing: PendingIcon, open: ClockIcon, closed: DoneIcon };

export function StateChip({ state }: { state: Campaign['state'] }) {
  const f = useFormat();
  return (
    <Chip tone={stateTones[state]} icon={stateIcons[state]}>
      {f.text(stateWords[state])}
    </Chip>
  );
}

/** When it will be done, with its uncertainty, in a sentence. */
export function useFinish(): (pace: Pace) => string {
  const c = useCampaignText();
  const f = useFormat();
  return ({ finish }) => {
    if (!finish) return c('finishNone');
    const [likely, early] = [f.day(finish.likely), f.day(finish.early)];
    return finish.late === null ? c('finishOpen', { likely, early }) : c('finishLikely', { likely, early, late: f.day(finish.late) });
  };
}

export function OnTime({ campaign }: { campaign: Pick<Campaign, 'pace' | 'dueOn' | 'assigned' | 'visited'> }) {
  const c = useCampaignText();
  const { pace, dueOn, assigned, visited } = campaign;
  if (assigned > 0 && visited >= assigned) return <Chip tone="done">{c('doneAll')}</Chip>;
  if (!pace.finish) return null;
  return pace.finish.likely <= dueOn ? (
    <Chip tone="done">{c('onTime')}</Chip>
  ) : (
    <Chip tone="attention" icon={AttentionIcon}>
      {c('late')}
    </Chip>
  );
}

/** The whole table as a file for a spreadsheet, the hidden columns among them. */
export function TableDownload({ name, rows }: { name: string; rows: (string | number | null)[][] }) {
  const c = useCampaignText();
  return <IconButton label={c('download', { name })} icon={DownloadIcon} onClick={() => downloadText(`${fileName(name)}.csv`, csvOf(rows))} />;
}
