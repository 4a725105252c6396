/**
 * Roles for which no element can stand in: a native select cannot be typed into, an `<img>` cannot hold a drawing whose
 * colours follow the theme, and rows drawn as cards lose their meaning in some browsers unless it is spelt out.
 */
export const asRole = {
  table: { role: 'table' },
  rowGroup: { role: 'rowgroup' },
  row: { role: 'row' },
  cell: { role: 'cell' },
  columnHeader: { role: 'columnheader' },
  rowHeader: { role: 'rowheader' },
  listbox: { role: 'listbox' },
  picture: { role: 'img' },
} as const;

export const asOption = (selected: boolean) => ({ role: 'option', 'aria-selected': selected });
