import { useState } from 'react';
import { useFormat } from '#ui/i18n.tsx';
import { EditIcon } from '#ui/icons.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Section } from '#ui/parts/card.tsx';
import { RadioCards } from '#ui/parts/choices.tsx';
import { Notice } from '#ui/parts/states.tsx';
import type { Import, Sheet } from '../api.ts';
import { HeaderDialog } from './header_dialog.tsx';
import type { Layout, Place } from './layout.ts';
import { useColumnText } from './messages.ts';

type SheetChoiceProps = { found: Import; layout: Layout | undefined; mayChange: boolean; onChoose: (place: Place) => void };

/** Which sheet is the list and why, and where its headings are. */
export function SheetChoice({ found, layout, mayChange, onChoose }: SheetChoiceProps) {
  const c = useColumnText();
  const f = useFormat();
  const [pointing, setPointing] = useState<Sheet>();
  const { sheets } = found;
  const present = sheets.find(({ index }) => index === layout?.sheet);
  const only = sheets.length === 1 ? sheets[0] : undefined;
  const words = (sheet: Sheet) =>
    [c('sheetRows', { rows: f.number(sheet.rows) }), sheet.isRegister ? c('sheetRegister') : sheet.reason, sheet.hidden && c('sheetHidden')]
      .filter(Boolean)
      .join(' · ');
  const choose = (index: string) => {
    const sheet = sheets.find((one) => String(one.index) === index);
    if (sheet?.isRegister) onChoose({ sheet: sheet.index, headerRow: sheet.headerRow });
    else setPointing(sheet);
  };
  return (
    <Section title={c('sheet')}>
      {!layout && <Notice tone="attention">{c('noSheet')}</Notice>}
      {only ? (
        <p>
          {only.name ? `“${only.name}” · ` : ''}
          {words(only)}
        </p>
      ) : (
        <RadioCards
          name="sheet"
          label={c('sheetHint')}
          value={String(layout?.sheet ?? '')}
          onChange={choose}
          disabled={!mayChange}
          options={sheets.map((sheet) => ({ value: String(sheet.index), label: sheet.name, hint: words(sheet) }))}
        />
      )}
      {(present ?? only) && (
        <p className="nk-inline">
          {layout && <span>{c('headerRow', { n: f.number(layout.headerRow) })}</span>}
          {mayChange && (
            <Button small icon={EditIcon} onClick={() => setPointing(present ?? only)}>
              {c('headerChange')}
            </Button>
          )}
        </p>
      )}
      <HeaderDialog
        sheet={pointing}
        headerRow={layout && pointing?.index === layout.sheet ? layout.headerRow : null}
        onUse={(sheet, headerRow) => onChoose({ sheet: sheet.index, headerRow })}
        onClose={() => setPointing(undefined)}
      />
    </Section>
  );
}
