import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { RadioCards } from '#ui/parts/choices.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import type { Sheet } from '../api.ts';
import { useText } from '../messages.ts';
import { useColumnText } from './messages.ts';

/** The first rows as they stand, to point at the one with the headings. */
export function HeaderDialog({ sheet, headerRow, onUse, onClose }: { sheet: Sheet; headerRow: number | null; onUse: (row: number) => void; onClose: () => void }) {
  const t = useText();
  const c = useColumnText();
  const [row, setRow] = useState(String(headerRow ?? ''));
  const actions = (
    <>
      {row !== '' && (
        <Button tone="primary" onClick={() => onUse(Number(row))}>
          {c('headerUse', { n: row })}
        </Button>
      )}
      <Button onClick={onClose}>{t('cancel')}</Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={c('headerTitle')} wide actions={actions}>
      <RadioCards
        name="headerRow"
        label={c('headerHint')}
        value={row}
        onChange={setRow}
        options={sheet.firstRows.map(({ rowNumber, cells }) => ({ value: String(rowNumber), label: t('row', { n: rowNumber }), hint: cells.filter(Boolean).join(' · ') }))}
      />
    </Dialog>
  );
}
