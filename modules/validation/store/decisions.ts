import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { Verdict } from '../words.ts';

export type DecisionRow = {
  id: string;
  pair_id: string;
  verdict: Verdict | 'undo';
  undoes: string | null;
  second: boolean;
  survivor_id: string | null;
  reason: string | null;
  owner_merge: string | null;
  enterprise_merge: string | null;
  seen_cipher: Buffer | null;
  at: string;
  by: string;
  by_name: string | null;
};

const columns = sql`d.id, d.pair_id, d.verdict, d.undoes, d.second, d.survivor_id, d.reason, d.owner_merge, d.enterprise_merge, d.seen_cipher, d.at, d.by, p.full_name as by_name`;
const from = sql`validation.decision d left join accounts.pub_person p on p.regency = d.regency and p.actor = d.by`;

export type NewDecision = {
  id: string;
  pairId: string;
  verdict: Verdict | 'undo';
  undoes?: string;
  second?: boolean;
  survivorId?: string | null;
  take?: string[];
  reason: string | null;
  weight: number;
  model: number;
  ownerMerge?: string | null;
  enterpriseMerge?: string | null;
  seenCipher?: Buffer | null;
  at: Date;
  by: string;
};

export async function addDecision(tx: Tx, regency: string, d: NewDecision): Promise<void> {
  await tx.run(sql`
    insert into validation.decision (regency, id, pair_id, verdict, undoes, second, survivor_id, take, reason, weight, model, owner_merge, enterprise_merge, seen_cipher, at, by)
    values (${regency}, ${d.id}, ${d.pairId}, ${d.verdict}, ${d.undoes ?? null}, ${d.second ?? false}, ${d.survivorId ?? null}, ${d.take ?? []}, ${d.reason}, ${d.weight}, ${d.model},
      ${d.ownerMerge ?? null}, ${d.enterpriseMerge ?? null}, ${d.seenCipher ?? null}, ${d.at}, ${d.by})`);
}

export async function findDecision(tx: Tx, regency: string, id: string): Promise<DecisionRow | undefined> {
  return tx.find(sql<DecisionRow>`select ${columns} from ${from} where d.regency = ${regency} and d.id = ${id}`);
}

/** Everything that was said of a pair, the newest first. */
export async function listDecisions(tx: Tx, regency: string, pairId: string): Promise<DecisionRow[]> {
  return tx.rows(
    sql<DecisionRow>`select ${columns} from ${from} where d.regency = ${regency} and d.pair_id = ${pairId} order by d.id desc limit 100`,
  );
}

/** What the latest settling decision of each of these pairs saw. */
export async function listSeen(tx: Tx, regency: string, pairIds: string[]): Promise<{ pair_id: string; seen_cipher: Buffer }[]> {
  return tx.rows(sql<{ pair_id: string; seen_cipher: Buffer }>`
    select distinct on (d.pair_id) d.pair_id, d.seen_cipher from validation.decision d
    where d.regency = ${regency} and d.pair_id = any(${pairIds}::uuid[]) and d.seen_cipher is not null order by d.pair_id, d.id desc`);
}
