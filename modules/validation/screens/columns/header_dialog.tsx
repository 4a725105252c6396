import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { RadioCards } from '#ui/parts/choices.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import type { Sheet } from '../api.ts';
import { useText } from '../messages.ts';
import { useColumnText } from './messages.ts';

type HeaderDialogProps = {
  /** Open while there is one. */ sheet: Sheet | undefined;
  headerRow: number | null;
  onUse: (sheet: Sheet, row: number) => void;
  onClose: () => void;
};

/** The first rows as they stand, to point at the one with the headings. */
export function HeaderDialog({ sheet, headerRow, onUse, onClose }: HeaderDialogProps) {
  const t = useText();
  const c = useColumnText();
  const [pointed, setPointed] = useState<string>();
  const row = pointed ?? String(headerRow ?? '');
  const close = () => {
    setPointed(undefined);
    onClose();
  };
  const use = (chosen: Sheet) => {
    onUse(chosen, Number(row));
    close();
  };
  const actions = (
    <>
      {sheet && row !== '' && (
        <Button tone="primary" onClick={() => use(sheet)}>
          {c('headerUse', { n: row })}
        </Button>
      )}
      <Button onClick={close}>{t('cancel')}</Button>
    </>
  );
  const options = (sheet?.firstRows ?? []).map(({ rowNumber, cells }) => ({
    value: String(rowNumber),
    label: t('row', { n: rowNumber }),
    hint: cells.filter(Boolean).join(' · '),
  }));
  return (
    <Dialog open={sheet !== undefined} onClose={close} title={c('headerTitle')} wide actions={actions}>
      <RadioCards name="headerRow" label={c('headerHint')} value={row} onChange={setPointed} options={options} />
    </Dialog>
  );
}
