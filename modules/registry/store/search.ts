import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import { holdersOfNik } from './owners.ts';
import { and, holdsOwners, inArea } from './rows.ts';
import { conditionsOf } from './list.ts';
import type { Narrowing } from './list.ts';

/** Words of the registry that are, or begin with, a typed word. */
export async function wordsBeginning(tx: Tx, regency: string, typed: string[], limit: number): Promise<{ typed: string; word: string }[]> {
  return tx.rows(sql<{ typed: string; word: string }>`
    select t.typed, w.word from unnest(${typed}::text[]) as t (typed)
    cross join lateral (
      select s.word from registry.search_word s
      where s.regency = ${regency} and s.word >= t.typed collate "C" and s.word < (t.typed || 'zzzz') collate "C" order by s.word limit ${limit}) w`);
}

/** Which of these words stand in the registry. */
export async function wordsAmong(tx: Tx, regency: string, words: string[]): Promise<string[]> {
  const rows = await tx.rows(
    sql<{ word: string }>`select word from registry.search_word where regency = ${regency} and word = any(${words}::text[])`,
  );
  return rows.map((row) => row.word);
}

/** Words of the registry that look like a typed word: by the share of three-letter pieces that both have, the most alike first. */
export async function wordsAlike(tx: Tx, regency: string, typed: string, limit: number): Promise<string[]> {
  const grams = gramsOf(typed);
  // A word has one piece more than letters (nearly always), so the pieces of both together follow from the two lengths.
  const alike = sql`count(*)::float8 / (${grams.length}::integer + length(g.word) + 1 - count(*))`;
  const rows = await tx.rows(sql<{ word: string }>`
    select g.word from registry.search_gram g where g.regency = ${regency} and g.gram = any(${grams}::text[])
    group by g.word having ${alike} >= 0.3 order by ${alike} desc, g.word limit ${limit}`);
  return rows.map((row) => row.word);
}

/** The pieces of three letters of a word, with its beginning and end marked by blanks. */
function gramsOf(word: string): string[] {
  const text = `  ${word} `;
  return [...new Set(Array.from({ length: text.length - 2 }, (_, i) => text.slice(i, i + 3)))];
}

/**
 * Enterprises that hold one word of every group, the newest of each word first; at most `limit` of them. Led by the group that
 * fewest hold; its words are read in their order, the best answers first, and each no further than the limit.
 */
export async function holdersOf(tx: Tx, narrowing: Narrowing, groups: string[][], limit: number): Promise<{ id: string; words: string[] }[]> {
  const { regency } = narrowing;
  const lead = await rarest(tx, regency, groups);
  const others = groups.filter((words) => words !== lead);
  // All that the index of words can tell comes first: where they are, and who holds the other words as well.
  const conditions = [
    ...placesOf(narrowing).map((area) => inArea(sql`w.area`, area)),
    ...others.map(
      (words) =>
        sql`exists (select 1 from registry.enterprise_word x where x.regency = w.regency and x.word = any(${words}::text[]) and x.enterprise_id = w.enterprise_id)`,
    ),
    ...conditionsOf(narrowing),
  ];
  return tx.rows(sql<{ id: string; words: string[] }>`
    select e.id, e.words from unnest(${lead}::text[]) with ordinality as t (word, place)
    cross join lateral (
      select e.id, e.words from registry.enterprise_word w join registry.enterprise e on e.regency = w.regency and e.id = w.enterprise_id
      where w.regency = ${regency} and w.word = t.word collate "C" and ${and(conditions)} order by w.enterprise_id desc limit ${limit}) e
    order by t.place limit ${limit}`);
}

/** The area that is asked for, and the one that the actor is kept to. */
function placesOf({ regency, scope, filter }: Narrowing): string[] {
  const kept = scope.everything || scope.areas.includes(regency) || holdsOwners(scope) || scope.areas.length !== 1 ? [] : scope.areas;
  return filter.area && filter.area !== regency ? [...kept, filter.area] : kept;
}

/** Above this many holders it no longer matters which group leads. */
const mostCompared = 10_000;

async function rarest(tx: Tx, regency: string, groups: string[][]): Promise<string[]> {
  const [first = []] = groups;
  if (groups.length < 2) return first;
  const counts = groups.map(
    (words) =>
      sql`(select count(*) from (select 1 from registry.enterprise_word where regency = ${regency} and word = any(${words}::text[]) limit ${mostCompared}) t)`,
  );
  const { n } = await tx.get(sql<{ n: number[] }>`select array[${sql.join(counts, sql`, `)}]::integer[] as n`);
  return groups[n.indexOf(Math.min(...n))] ?? first;
}

/** Enterprises found by an identifier. */
export async function holdersOfNumber(
  tx: Tx,
  narrowing: Narrowing,
  by: { nikIndex?: Buffer; nikTailIndex?: Buffer; phone?: string; documentNumber?: string },
  limit: number,
): Promise<{ id: string }[]> {
  const { regency } = narrowing;
  const match = by.nikIndex
    ? sql`e.owner_id in (select id from ${holdersOfNik(regency, [by.nikIndex])} held)`
    : by.nikTailIndex
      ? sql`e.owner_id in (select id from registry.owner where regency = ${regency} and nik_tail_index = ${by.nikTailIndex})`
      : by.phone
        ? sql`e.id in (select id from registry.enterprise where regency = ${regency} and phone = ${by.phone}
            union select e2.id from registry.owner o2 join registry.enterprise e2 on e2.regency = o2.regency and e2.owner_id = o2.id where o2.regency = ${regency} and o2.phone = ${by.phone})`
        : sql`e.id in (select enterprise_id from registry.legality_document where regency = ${regency} and number = ${by.documentNumber ?? ''} and removed_at is null)`;
  return tx.rows(
    sql<{ id: string }>`select e.id from registry.enterprise e where ${and([...conditionsOf(narrowing), match])} order by e.id desc limit ${limit}`,
  );
}

type Holder = { id: string; area: string; words: string[] };

/** Makes new enterprises findable by their words. */
export async function addWords(tx: Tx, regency: string, holders: Holder[]): Promise<void> {
  const held = holders.flatMap(({ id, area, words }) => words.map((word) => ({ id, area, word })));
  if (held.length === 0) return;
  await tx.run(sql`
    insert into registry.enterprise_word (regency, word, enterprise_id, area)
    select ${regency}, h.word, h.id, h.area from unnest(${held.map((h) => h.id)}::uuid[], ${held.map((h) => h.word)}::text[], ${held.map((h) => h.area)}::text[]) as h (id, word, area) order by h.word, h.id`);
  // Always in the same order, so that two who bring the same new words do not wait for each other crosswise.
  const fresh = await tx.rows(sql<{ word: string }>`
    insert into registry.search_word (regency, word)
    select ${regency}, w.word from unnest(${[...new Set(held.map((h) => h.word))]}::text[]) as w (word)
    where not exists (select 1 from registry.search_word s where s.regency = ${regency} and s.word = w.word collate "C") order by w.word
    on conflict do nothing returning word`);
  await addGrams(
    tx,
    regency,
    fresh.map((row) => row.word),
  );
}

async function addGrams(tx: Tx, regency: string, words: string[]): Promise<void> {
  const pieces = words.flatMap((word) => gramsOf(word).map((gram) => ({ gram, word })));
  if (pieces.length === 0) return;
  await tx.run(sql`
    insert into registry.search_gram (regency, gram, word)
    select ${regency}, p.gram, p.word from unnest(${pieces.map((p) => p.gram)}::text[], ${pieces.map((p) => p.word)}::text[]) as p (gram, word) on conflict do nothing`);
}

/** The same for an enterprise that had other words or stood elsewhere; before its row is changed, which still knows them. */
export async function replaceWords(tx: Tx, regency: string, { id, area, words }: Holder): Promise<void> {
  const before = await tx.find(
    sql<{ area: string; words: string[] }>`select area, words from registry.enterprise where regency = ${regency} and id = ${id}`,
  );
  const held = before?.words ?? [];
  const kept = before?.area === area ? held.filter((word) => words.includes(word)) : [];
  const gone = held.filter((word) => !kept.includes(word));
  if (gone.length > 0)
    await tx.run(sql`delete from registry.enterprise_word where regency = ${regency} and word = any(${gone}::text[]) and enterprise_id = ${id}`);
  await addWords(tx, regency, [{ id, area, words: words.filter((word) => !kept.includes(word)) }]);
}

/** Before enterprises are taken back. */
export async function removeWords(tx: Tx, regency: string, ids: string[]): Promise<void> {
  await tx.run(sql`
    delete from registry.enterprise_word w using (select id, unnest(words) as word from registry.enterprise where regency = ${regency} and id = any(${ids}::uuid[])) old
    where w.regency = ${regency} and w.word = old.word collate "C" and w.enterprise_id = old.id`);
}
