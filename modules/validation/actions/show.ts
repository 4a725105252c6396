import type { Language, Text } from '#core/text.ts';
import { say } from '#core/text.ts';
import { formatNumber } from '#core/money.ts';
import { displayText, SpreadsheetRefused } from '#engines/spreadsheet/index.ts';
import type { RefusalCode } from '#engines/spreadsheet/index.ts';
import type { Problem } from '#core/problem.ts';
import type { Context } from '#platform/action.ts';
import { brokeOff, fieldHints, fieldLabels, progressWords, stateLabels, whyLabels } from '../labels.ts';
import { notNow, refusalText, validationProblems } from '../problems.ts';
import { maskNumbers } from '../rules/cells.ts';
import type { FoundSheet } from '../rules/layout.ts';
import { namesSomething, registerOf } from '../rules/layout.ts';
import { notRegisterMessages, rowMessages } from '../rules/messages.ts';
import type { Standing, Step } from '../rules/states.ts';
import { mayTake } from '../rules/states.ts';
import { openLayout } from '../sealing.ts';
import * as store from '../store/index.ts';
import { fields } from '../words.ts';

const steps: Record<Step, string> = {
  setMapping: 'validation.setMapping',
  rehearse: 'validation.rehearseImport',
  commit: 'validation.commitImport',
  undo: 'validation.undoImport',
  discard: 'validation.discardImport',
};

export function standingOf(row: store.ImportRow): Standing {
  return { state: row.state, failedIn: row.failure?.phase ?? null, purged: row.purged_at !== null, mapped: row.sheet !== null };
}

/** What stands in the way of a step, or undefined. */
export function refusalOf(step: Step, row: store.ImportRow, language: Language, { fillEmpty = false } = {}): Problem | undefined {
  if (!mayTake(step, standingOf(row))) return row.purged_at ? validationProblems.make('validation.purged') : notNow(stateLabels[row.state], language);
  if (step === 'rehearse' && !namesSomething(row.columns)) return validationProblems.make('validation.nameColumnMissing');
  if (step === 'commit' && row.state === 'rehearsed' && nothingToCommit(row.counts, fillEmpty))
    return validationProblems.make('validation.nothingToCommit');
  return undefined;
}

function nothingToCommit({ accepted = 0, corrected = 0, duplicate_in_registry = 0 }: store.ImportRow['counts'], fillEmpty: boolean): boolean {
  return accepted + corrected + (fillEmpty ? duplicate_in_registry : 0) === 0;
}

export function showSummary(ctx: Context, row: store.ImportRow) {
  const place = { area: row.areas[0] };
  const can = ctx.can(place, {
    ...Object.fromEntries(Object.entries(steps).map(([step, name]) => [name, refusalOf(step as Step, row, ctx.language)])),
    'validation.getReasonsFile': hasReasons(row) ? undefined : validationProblems.make('validation.noReasonsYet'),
  });
  return {
    id: row.id,
    name: row.name,
    format: row.format,
    bytes: row.bytes,
    state: row.state,
    stateAt: row.state_at,
    uploadedAt: row.uploaded_at,
    uploadedByName: row.uploaded_by_name ?? row.uploaded_by,
    counts: { ...store.noCounts, ...row.counts },
    progress: row.progress && { ...row.progress, words: progressSentence(row.progress, ctx.language) },
    failure: row.failure && failureSentence(row.failure, ctx.language),
    can,
  };
}

export function hasReasons(row: store.ImportRow): boolean {
  return row.purged_at === null && ['rehearsed', 'committing', 'committed', 'undoing', 'undone', 'partly_undone'].includes(row.state);
}

export function progressSentence({ phase, done, total }: store.Progress, language: Language): string {
  return say(progressWords[phase], language, { done: formatNumber(done, language), total: formatNumber(total, language) });
}

export function failureSentence({ phase, refused }: store.Failure, language: Language): string {
  const text: Text = refused ? refusalText(new SpreadsheetRefused(refused.code as RefusalCode, refused)) : brokeOff[phase];
  return text[language];
}

/** Everything about one import that its page shows. */
export function showImport(
  ctx: Context,
  row: store.ImportRow,
  regionName: (code: string) => string,
  states: Awaited<ReturnType<typeof store.listStates>>,
) {
  const { language } = ctx;
  const sheets = openLayout(ctx, row.id, row.layout_cipher);
  const chosen = sheets.find((sheet) => sheet.index === row.sheet);
  return {
    ...showSummary(ctx, row),
    areas: row.areas.map((area) => ({ area, name: regionName(area) })),
    sheets: sheets.map((sheet) => showSheet(sheet, language)),
    sheet: row.sheet,
    headerRow: row.header_row,
    mappingFrom: row.mapping_from,
    columns: chosen && row.header_row !== null ? showColumns(chosen, row.header_row, row.columns, language) : [],
    fields: fields.map((field) => ({ field, label: fieldLabels[field][language], hint: fieldHints[field]?.[language] ?? null })),
    notices: [...fileNotices(sheets, chosen, row), ...row.notices].map((notice) => ({
      code: notice.code,
      message: sentenceOfCode(notice.code, language, notice.params),
    })),
    problems: row.problems.map((problem) => ({ ...problem, message: sentenceOfCode(problem.code, language) })),
    history: states.map((state) => ({ state: state.state, at: state.at, byName: state.by_name ?? '' })),
  };
}

/** A sentence of a code; where its numbers differ from row to row they are left open. */
export function sentenceOfCode(code: string, language: Language, params: Record<string, string | number> = {}): string {
  const text = rowMessages[code];
  const shown = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? formatNumber(value, language) : value]),
  );
  return text ? say(text, language, shown).replace(/\{\w+\}/g, '…') : code;
}

function showSheet(sheet: FoundSheet, language: Language) {
  const register = registerOf(sheet);
  return {
    index: sheet.index,
    name: sheet.name,
    hidden: sheet.hidden,
    rows: sheet.rows,
    headerRow: register.headerRow,
    isRegister: register.isRegister,
    reason: register.reason ? (notRegisterMessages[register.reason]?.[language] ?? null) : null,
    firstRows: sheet.firstRows
      .slice(0, 15)
      .map((row) => ({ rowNumber: row.rowNumber, cells: row.cells.slice(0, 60).map((cell) => maskNumbers(displayText(cell))) })),
  };
}

function showColumns(sheet: FoundSheet, headerRow: number, mapped: store.Column[], language: Language) {
  const register = registerOf(sheet, headerRow);
  const samples = sheet.firstRows.filter((row) => row.rowNumber >= register.firstDataRow && register.skip(row) === null);
  return register.headers.map((header, column) => {
    const found = mapped.find((candidate) => candidate.column === column);
    const values = samples
      .map((row) => row.cells[column])
      .filter((cell) => cell !== undefined)
      .map((cell) => maskNumbers(displayText(cell)).trim())
      .filter((text) => text !== '');
    const why =
      found?.why
        ?.split(' ')
        .map((code) => whyLabels[code]?.[language] ?? code)
        .join('; ') ?? null;
    return { column, header, field: found?.field ?? null, confidence: found?.confidence ?? 0, why, samples: [...new Set(values)].slice(0, 4) };
  });
}

function fileNotices(sheets: FoundSheet[], chosen: FoundSheet | undefined, row: store.ImportRow): store.Notice[] {
  if (!chosen) return [];
  const others = sheets.filter((sheet) => sheet !== chosen && registerOf(sheet).isRegister).length;
  const headers = row.header_row === null ? [] : registerOf(chosen, row.header_row).headers;
  return [
    ...(others > 0 ? [{ code: 'file.otherSheets', params: { name: chosen.name, n: others } }] : []),
    ...row.columns
      .filter((column) => column.why?.includes('constant'))
      .map((column) => ({ code: 'file.constant', params: { name: headers[column.column] ?? '' } })),
  ];
}
