import type { ParsedInputOf } from '#core/contract.ts';
import { coreProblems } from '#core/problem.ts';
import { say } from '#core/text.ts';
import type { Text } from '#core/text.ts';
import type { Context } from '#platform/action.ts';
import { decodeCursor, encodeCursor } from '#platform/pipeline/cursor.ts';
import type { checksContract } from '../contract/checks.ts';
import { validationProblems } from '../problems.ts';
import { checkRules, sentenceAbout } from '../rules/checks/index.ts';
import * as store from '../store/index.ts';
import { mustBeMended } from './accepting.ts';

/** What a repair changes, as people call it. */
const repairLabels: Record<string, Text> = {
  name: { id: 'Nama usaha', en: 'Name of the business' },
  fullName: { id: 'Nama pemilik', en: 'Owner’s name' },
  phone: { id: 'Nomor HP', en: 'Telephone' },
  point: { id: 'Titik peta', en: 'Point on the map' },
  kbli: { id: 'KBLI', en: 'KBLI' },
};

type Asked = ParsedInputOf<(typeof checksContract)['validation.listFindings']>;

/** The rows behind a figure, village by village, cut to what the actor answers for. */
export async function listFindings(ctx: Context, { cursor, limit, repairable, ...filter }: Asked) {
  const after = decodeCursor(cursor, 3);
  if (after && !/^[\d.]{2,20}$/.test(after[0] ?? '')) throw coreProblems.make('core.malformed', { what: 'cursor' });
  const rows = await store.listFindings(
    ctx.tx,
    ctx.regency,
    ctx.scope,
    { ...filter, ...(repairable !== undefined && { repairable: repairable === 'true' }) },
    after && { area: after[0] ?? '', rule: after[1] ?? '', enterpriseId: after[2] ?? '' },
    limit + 1,
  );
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map((row) => showFinding(ctx, row)),
    next: last ? encodeCursor([last.area, last.rule, last.enterprise_id]) : null,
  };
}

function showFinding(ctx: Context, row: store.ListedFinding) {
  const rule = checkRules.get(row.rule);
  return {
    enterprise: { id: row.enterprise_id, name: row.name, areaName: row.area_name, ownerName: row.owner_name },
    rule: row.rule,
    severity: row.severity,
    title: rule ? say(rule.title, ctx.language) : row.rule,
    message: rule ? sentenceAbout(rule, ctx.language, row.params) : '',
    foundOn: row.found_on,
    repair: row.repair && showRepair(ctx, row.repair),
    can: ctx.can(
      { area: row.area },
      {
        'validation.repairFindings': row.repair ? undefined : validationProblems.make('validation.noRepair'),
        'validation.acceptFinding': mustBeMended(row),
      },
    ),
  };
}

function showRepair(ctx: Context, { field, from, to }: NonNullable<store.FindingRow['repair']>) {
  const label = repairLabels[field];
  return { field, label: label ? say(label, ctx.language) : field, from, to };
}
