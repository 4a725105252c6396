import { dayOf } from '#core/dates.ts';
import { coreProblems } from '#core/problem.ts';
import { action } from '#platform/action.ts';
import type { Context } from '#platform/action.ts';
import { codeProblems } from '../codesProblems.ts';
import { contract } from '../contract/index.ts';
import { registryProblems } from '../problems.ts';
import { mostHolders, mostVersionHolders, upTo } from '../rules/codes/limits.ts';
import { findingMessages, missingMessages, successorMessages } from '../rules/codes/messages.ts';
import * as store from '../store/index.ts';
import { findingWords, kindsOf, planLoad } from './codesPlan.ts';
import { readUpload } from './codesRead.ts';
import { kbliVersionOn } from './codesDoor.ts';

/** Lists are loaded by whoever answers for the whole regency: others see what they hold. */
const wholeRegency = (ctx: Context) => Promise.resolve({ place: { area: ctx.regency } });
const seesAll = (ctx: Context) => ctx.can({ area: ctx.regency }, { 'registry.countEnterprises': undefined })['registry.countEnterprises'] === true;

export const codeActions = {
  'registry.listCodeLists': action(contract['registry.listCodeLists'], {
    async act(ctx) {
      const [versions, current] = [await store.listKbliVersions(ctx.tx), await kbliVersionOn(ctx, dayOf(ctx.clock.now()))];
      const holders = seesAll(ctx)
        ? await store.countVersionHolders(
            ctx.tx,
            ctx.regency,
            versions.map((row) => row.version),
            mostVersionHolders + 1,
          )
        : undefined;
      return {
        versions: versions.map((row) => ({
          ...row,
          state: stateOf(row.version, current),
          enterprises: holders ? upTo(holders.get(row.version) ?? 0, mostVersionHolders) : null,
        })),
        current: { version: current.version, since: current.since, legalBasis: current.legalBasis },
        crosswalks: await store.listCrosswalks(ctx.tx),
        regions: {
          known: new Set((await store.foreignCodes(ctx.tx, ctx.regency, 'bps')).map((row) => row.region)).size,
          all: (await store.regionsOfRegency(ctx.tx, ctx.regency)).length,
        },
        lists: (await store.listCodeLists(ctx.tx, ctx.regency, 100)).map(({ to_version, office_name, by_name, ...list }) => ({
          ...list,
          toVersion: to_version,
          officeName: office_name,
          byName: by_name,
        })),
        can: ctx.can({ area: ctx.regency }, { 'registry.loadCodeList': undefined, 'registry.rehearseCodeList': undefined }),
      };
    },
  }),
  'registry.rehearseCodeList': action(contract['registry.rehearseCodeList'], {
    find: wholeRegency,
    async act(ctx, meant) {
      const { upload, tables } = await readUpload(ctx);
      const { write: _, missing, findings, ...plan } = await planLoad(ctx, upload.name, tables, meant);
      return {
        ...plan,
        kinds: kindsOf(tables),
        findings: findings.map((finding) => ({
          code: finding.code,
          tone: findingMessages[finding.code].tone,
          n: finding.n,
          words: findingWords(ctx, finding),
          examples: finding.examples,
        })),
        missing: missing && missingMessages[missing][ctx.language],
      };
    },
  }),
  'registry.loadCodeList': action(contract['registry.loadCodeList'], {
    find: wholeRegency,
    async act(ctx, { id, retireGone, ...meant }) {
      const { upload, tables } = await readUpload(ctx);
      const plan = await planLoad(ctx, upload.name, tables, meant);
      if (plan.missing) throw codeProblems.make(plan.missing === 'nothing' ? 'registry.codesNothing' : 'registry.codesVersionMissing');
      const { kind, version, toVersion } = plan;
      const retires = retireGone === 'yes' && plan.gone > 0;
      ctx.audit({ subject: ['code_list', id], details: { kind, version, toVersion, rows: plan.usable } });
      if (!plan.changes && !retires) return { kind, version, added: 0, changed: 0, retired: 0 };
      // The list is there before its codes, which refer to it; what it will have done is known from the plan.
      const expected = countsOf(plan.findings, retires ? plan.gone : 0);
      const list = { id, kind, version, toVersion, name: upload.name, sha256: upload.sha256, rows: plan.usable, ...expected };
      if (!(await store.addCodeList(ctx.tx, ctx.regency, { ...list, at: ctx.clock.now(), by: ctx.actorName })))
        throw registryProblems.make('registry.alreadyThere');
      const written = await plan.write(id, retires);
      ctx.audit({ details: written });
      return { kind, version, ...written };
    },
  }),
  'registry.listKbli': action(contract['registry.listKbli'], {
    async act(ctx, { version: asked, text, cursor, limit }) {
      if (cursor !== undefined && !/^\d{5}$/.test(cursor)) throw coreProblems.make('core.malformed', { what: 'cursor' });
      const version = asked ?? (await kbliVersionOn(ctx, dayOf(ctx.clock.now()))).version;
      const rows = await store.listKbli(ctx.tx, version, understand(text), cursor ?? '', limit + 1);
      const page = rows.slice(0, limit);
      const codes = page.map((row) => row.code);
      const holders = seesAll(ctx) ? await store.countHolders(ctx.tx, ctx.regency, version, codes, mostHolders + 1) : undefined;
      const successors = await store.listSuccessors(ctx.tx, version, codes);
      return {
        version,
        items: page.map((row) => ({
          ...showKbli(
            row,
            successors.filter((one) => one.from_code === row.code),
          ),
          enterprises: holders ? upTo(holders.get(row.code) ?? 0, mostHolders) : null,
        })),
        next: rows.length > limit ? (codes.at(-1) ?? null) : null,
      };
    },
  }),
  'registry.findKbliSuccessors': action(contract['registry.findKbliSuccessors'], {
    async act(ctx, { version, code }) {
      const row = await store.findKbli(ctx.tx, version, code);
      if (!row) throw coreProblems.make('core.notFound');
      const shown = showKbli(row, await store.listSuccessors(ctx.tx, version, [code]));
      const words = shown.suggestion ? 'one' : shown.successors.length > 0 ? 'many' : 'none';
      return { ...shown, words: successorMessages[words][ctx.language] };
    },
  }),
};

function stateOf(version: string, current: { version: string; also: string[] }): 'current' | 'accepted' | 'past' | 'coming' {
  if (version === current.version) return 'current';
  if (current.also.includes(version)) return 'accepted';
  return version < current.version ? 'past' : 'coming';
}

function countsOf(findings: { code: string; n: number }[], retired: number) {
  const sum = (...codes: string[]) => findings.reduce((n, finding) => (codes.includes(finding.code) ? n + finding.n : n), 0);
  return { added: sum('added', 'pairsAdded', 'regionsAdded'), changed: sum('changed', 'described', 'pairsChanged', 'regionsChanged'), retired };
}

/** `107` is the beginning of a code, anything else are words. */
function understand(text: string): { prefix: string; words: string[] } {
  const digits = text.replace(/[\s.]/g, '');
  if (/^\d{1,5}$/.test(digits)) return { prefix: digits, words: [] };
  return { prefix: '', words: text.split(/\s+/).filter(Boolean).slice(0, 6) };
}

function showKbli(row: store.KbliRow, successors: store.SuccessorRow[]) {
  const newest = successors[0]?.to_version;
  const heirs = successors.filter((one) => one.to_version === newest);
  const [heir] = heirs;
  const alone = heir !== undefined && heirs.length === 1 && heir.parents === 1 && !heir.part && !heir.retired;
  return {
    version: row.version,
    code: row.code,
    title: row.title,
    titleEn: row.title_en,
    description: row.description,
    shipped: row.shipped,
    retiredOn: row.retired_on,
    successors: successors.map((one) => ({ version: one.to_version, code: one.to_code, title: one.title, part: one.part })),
    suggestion: alone ? { version: heir.to_version, code: heir.to_code, title: heir.title } : null,
  };
}
