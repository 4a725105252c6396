import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import { and } from './rows.ts';
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
  const rows = await tx.rows(sql<{ word: string }>`select word from registry.search_word where regency = ${regency} and word = any(${words}::text[])`);
  return rows.map((row) => row.word);
}

/** Words of the registry that look like a typed word: three letters in common, the most alike first. */
export async function wordsAlike(tx: Tx, regency: string, typed: string[], limit: number): Promise<{ typed: string; word: string }[]> {
  return tx.rows(sql<{ typed: string; word: string }>`
    select t.typed, w.word from unnest(${typed}::text[]) as t (typed)
    cross join lateral (
      select s.word from registry.search_word s
      where s.regency = ${regency} and s.word operator(public.%) t.typed order by public.similarity(s.word, t.typed) desc, s.word limit ${limit}) w`);
}

/** Enterprises that hold one word of every group; at most `limit` of them. */
export async function holdersOf(tx: Tx, narrowing: Narrowing, groups: string[][], limit: number): Promise<{ id: string; words: string[] }[]> {
  const conditions = [...conditionsOf(narrowing), ...groups.map((words) => sql`e.words && ${words}::text[]`)];
  return tx.rows(sql<{ id: string; words: string[] }>`select e.id, e.words from registry.enterprise e where ${and(conditions)} limit ${limit}`);
}

/** Enterprises found by an identifier. */
export async function holdersOfNumber(tx: Tx, narrowing: Narrowing, by: { nikIndex?: Buffer; nikTailIndex?: Buffer; phone?: string; documentNumber?: string }, limit: number): Promise<{ id: string }[]> {
  const { regency } = narrowing;
  const match = by.nikIndex
    ? sql`e.owner_id in (select id from registry.owner where regency = ${regency} and nik_index = ${by.nikIndex})`
    : by.nikTailIndex
      ? sql`e.owner_id in (select id from registry.owner where regency = ${regency} and nik_tail_index = ${by.nikTailIndex})`
      : by.phone
        ? sql`e.id in (select id from registry.enterprise where regency = ${regency} and phone = ${by.phone}
            union select e2.id from registry.owner o2 join registry.enterprise e2 on e2.regency = o2.regency and e2.owner_id = o2.id where o2.regency = ${regency} and o2.phone = ${by.phone})`
        : sql`e.id in (select enterprise_id from registry.legality_document where regency = ${regency} and number = ${by.documentNumber ?? ''} and removed_at is null)`;
  return tx.rows(sql<{ id: string }>`select e.id from registry.enterprise e where ${and([...conditionsOf(narrowing), match])} order by e.id desc limit ${limit}`);
}

export async function addWords(tx: Tx, regency: string, words: string[]): Promise<void> {
  if (words.length === 0) return;
  await tx.run(sql`
    insert into registry.search_word (regency, word)
    select ${regency}, w.word from unnest(${words}::text[]) as w (word)
    where not exists (select 1 from registry.search_word s where s.regency = ${regency} and s.word = w.word collate "C")
    on conflict do nothing`);
}
