import type { Zip } from '#engines/spreadsheet/zip.ts';
import { SpreadsheetRefused } from '#engines/spreadsheet/refusal.ts';
import { scanPart } from '#engines/spreadsheet/xlsx/scan.ts';
import { attribute, type XmlHandler } from '#engines/spreadsheet/xlsx/xml.ts';

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly path: string;
}

export interface Workbook {
  readonly sheets: readonly SheetPart[];
  readonly strings: string | undefined;
  readonly styles: string | undefined;
  readonly date1904: boolean;
}

/** Follows the relations from the package root, as Excel does; usual places are only the fallback. */
export async function readWorkbook(zip: Zip): Promise<Workbook> {
  const root = await readRelations(zip, '_rels/.rels', '');
  const path = root.find((relation) => relation.type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const relations = await readRelations(zip, `${folder}_rels/${path.slice(folder.length)}.rels`, folder);
  const handler = new WorkbookHandler();
  if (!(await scanPart(zip, path, handler))) throw new SpreadsheetRefused('damaged');
  const partOf = (type: string, usual: string): string | undefined =>
    [relations.find((relation) => relation.type.endsWith(type))?.target, folder + usual].find((part) => part && zip.find(part));
  return {
    sheets: handler.sheets.flatMap((sheet) => sheetPart(sheet, relations)),
    strings: partOf('/sharedStrings', 'sharedStrings.xml'),
    styles: partOf('/styles', 'styles.xml'),
    date1904: handler.date1904,
  };
}

/** Chart and dialog sheets have no rows and are left out. */
function sheetPart(sheet: StatedSheet, relations: readonly Relation[]): SheetPart[] {
  const relation = relations.find((candidate) => candidate.id === sheet.relation);
  if (!relation) throw new SpreadsheetRefused('damaged', { sheet: sheet.name });
  if (!relation.type.endsWith('/worksheet')) return [];
  return [{ name: sheet.name, hidden: sheet.hidden, path: relation.target }];
}

interface StatedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly relation: string;
}

class WorkbookHandler implements XmlHandler {
  readonly sheets: StatedSheet[] = [];
  date1904 = false;

  open(name: string, attributes: string): void {
    if (name === 'workbookPr') {
      const value = attribute(attributes, 'date1904');
      this.date1904 = value === '1' || value === 'true';
    } else if (name === 'sheet') {
      const state = attribute(attributes, 'state');
      this.sheets.push({
        name: attribute(attributes, 'name') ?? '',
        hidden: state === 'hidden' || state === 'veryHidden',
        relation: attribute(attributes, 'id') ?? '',
      });
    }
  }

  close(): void {}
  text(): void {}
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

async function readRelations(zip: Zip, path: string, folder: string): Promise<Relation[]> {
  const relations: Relation[] = [];
  const handler: XmlHandler = {
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      relations.push({
        id: attribute(attributes, 'Id') ?? '',
        type: attribute(attributes, 'Type') ?? '',
        target: resolvePart(folder, attribute(attributes, 'Target') ?? ''),
      });
    },
    close() {},
    text() {},
  };
  await scanPart(zip, path, handler);
  return relations;
}

/** Targets are relative to the folder of the part that names them, or absolute from the package root. */
function resolvePart(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const step of target.replaceAll('\\', '/').split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '' && step !== '.') parts.push(step);
  }
  return parts.join('/');
}
