import { listRegions } from '#modules/accounts/index.ts';
import type { Register } from '#engines/spreadsheet/index.ts';
import type { Context } from '#platform/action.ts';
import type { FoundSheet, MappedColumn } from './rules/layout.ts';
import { chooseSheet, headerWords, registerOf, suggestColumns } from './rules/layout.ts';
import { headerFingerprint } from './sealing.ts';
import * as store from './store/index.ts';

/** Which sheet, which header, which columns: as a person settled it for files with this header, else what the engine suggests. */
export async function understand(c: Context, sheets: FoundSheet[]): Promise<store.ImportChange> {
  const likely = chooseSheet(sheets);
  const inOrder = likely ? [likely, ...sheets.filter((sheet) => sheet !== likely)] : sheets;
  const remembered = await recall(
    c,
    inOrder.flatMap((sheet) =>
      [...(sheet === likely ? [registerOf(sheet)] : []), ...sheet.firstRows.slice(0, headerRows).map((row) => registerOf(sheet, row.rowNumber))].map(
        (register) => ({ sheet, register }),
      ),
    ),
  );
  if (remembered) return remembered;
  return likely ? suggest(c, { sheet: likely, register: registerOf(likely) }) : { sheet: null, headerRow: null, columns: [] };
}

/** The same for a sheet and a header that a person pointed to. */
export async function understandHeader(c: Context, sheet: FoundSheet, register: Register): Promise<store.ImportChange> {
  return (await recall(c, [{ sheet, register }])) ?? suggest(c, { sheet, register });
}

type Candidate = { sheet: FoundSheet; register: Register };

/** A header is looked for among so many of the first rows. */
const headerRows = 15;

async function suggest(c: Context, { sheet, register }: Candidate): Promise<store.ImportChange> {
  const regions = await listRegions(c.tx, c.regency);
  const named = (level: string) => regions.filter((region) => region.level === level).map((region) => region.name);
  return {
    sheet: sheet.index,
    headerRow: register.headerRow,
    mappingFrom: 'suggested',
    columns: suggestColumns(sheet, register, { villages: named('village'), districts: named('district') }),
  };
}

/** A header that a person has explained before, wherever it stands: also one that says nothing to the engine. */
async function recall(c: Context, candidates: Candidate[]): Promise<store.ImportChange | undefined> {
  const printed = candidates.map((candidate) => ({ ...candidate, print: headerFingerprint(c, headerWords(candidate.register.headers)) }));
  const rows = await store.findMappings(
    c.tx,
    c.regency,
    printed.map(({ print }) => print),
  );
  const known = new Map(rows.map((row) => [row.fingerprint.toString('hex'), row.columns]));
  const hit = printed.find(({ print }) => known.has(print.toString('hex')));
  const columns = hit && known.get(hit.print.toString('hex'));
  return (
    hit &&
    columns && {
      sheet: hit.sheet.index,
      headerRow: hit.register.headerRow,
      mappingFrom: 'remembered',
      columns: columns.map((column): MappedColumn => ({ ...column, confidence: 1, why: 'remembered' })),
    }
  );
}
