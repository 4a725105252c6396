import { dayOf } from '#core/dates.ts';
import type { CalendarDay } from '#core/dates.ts';
import { areaContains } from '#core/region.ts';
import { listRegions } from '#modules/accounts/index.ts';
import { kbliVersionOn, readForChecks } from '#modules/registry/index.ts';
import type { EnterpriseForChecks } from '#modules/registry/index.ts';
import type { Context } from '#platform/action.ts';
import { findingsOf, wordFor } from '../rules/checks/index.ts';
import type { Finding, Given, KbliFacts, RuleInForce } from '../rules/checks/index.ts';
import * as store from '../store/index.ts';
import { CheckDifference } from './checkDifference.ts';

export type Checking = Pick<Context, 'tx' | 'regency' | 'keys' | 'clock' | 'newId'>;

/** What all batches of one day share: the rules in force and the map of the regency. */
export type CheckDay = {
  today: CalendarDay;
  rules: RuleInForce[];
  word: string;
  kbliVersion: string;
  areas: Given['areas'];
  villages: Given['villages'];
};

export async function openCheckDay(c: Pick<Context, 'tx' | 'regency' | 'clock'>): Promise<CheckDay> {
  const today = dayOf(c.clock.now());
  const rules = await store.checkRulesOn(c.tx, today);
  return {
    today,
    rules,
    word: wordFor(rules),
    kbliVersion: (await kbliVersionOn(c, today)).version,
    areas: new Map((await listRegions(c.tx, c.regency)).map((region) => [region.code, region.name])),
    villages: await store.listVillagePoints(c.tx, c.regency),
  };
}

/**
 * Checks enterprises and writes what differs from before: findings, counts, and what each was counted as. Ids of which nothing
 * lives any more lose theirs. Gives how many enterprises are there.
 */
export async function checkBatch(c: Checking, day: CheckDay, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0;
  // First held, then read: whoever waited for another check sees what that one wrote.
  const held = await store.holdChecked(c.tx, c.regency, ids);
  const enterprises = await readForChecks(c, ids);
  const given: Given = { ...day, regency: c.regency, kbli: await kbliFacts(c, day.kbliVersion, enterprises) };
  const accepted = new Set((await store.acceptedOf(c.tx, c.regency, ids)).map((row) => acceptanceKey(row.enterprise_id, row)));
  const difference = new CheckDifference(held, await store.findingsOf(c.tx, c.regency, ids));
  for (const e of enterprises) {
    const findings = findingsOf(e, day.rules, given).filter((finding) => !accepted.has(acceptanceKey(e.id, finding)));
    difference.found(describe(e, day.word, c.regency), findings);
  }
  await difference.write(c, day.today);
  return enterprises.length;
}

const acceptanceKey = (enterpriseId: string, { rule, about }: Pick<Finding, 'rule' | 'about'>): string => `${enterpriseId} ${rule} ${about}`;

function describe(e: EnterpriseForChecks, word: string, regency: string): Omit<store.CheckedRow, 'worst'> & { area: string; source: string } {
  return {
    enterprise_id: e.id,
    // What lies in no area of the regency is seen by those who answer for all of it.
    area: areaContains(regency, e.area) ? e.area : regency,
    source: e.source,
    version: e.version,
    owner_version: e.owner?.version ?? null,
    rules: word,
  };
}

async function kbliFacts(c: Checking, current: string, enterprises: EnterpriseForChecks[]): Promise<KbliFacts> {
  const asked = new Map(
    enterprises.flatMap((e) =>
      e.kbli === null || e.kbliVersion === null ? [] : [[`${e.kbliVersion} ${e.kbli}`, { version: e.kbliVersion, code: e.kbli }] as const],
    ),
  );
  const known = new Map((await store.kbliStandings(c.tx, current, [...asked.values()])).map((row) => [`${row.version} ${row.code}`, row]));
  return {
    current,
    standing(version, code) {
      const row = known.get(`${version} ${code}`);
      return row?.listed ? 'known' : row?.whole ? 'unknown' : 'unsure';
    },
    heir: (version, code) => known.get(`${version} ${code}`)?.heir ?? null,
  };
}
