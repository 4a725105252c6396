import type { Context } from '#platform/action.ts';
import * as store from '../store/index.ts';

/** So many merges one after the other are followed; more than that was never one enterprise. */
const mostSteps = 4;

/**
 * Pairs that a person said no to, also where one of the two has gone into another record since: A is B and B is not C, so A is
 * not C either.
 */
export async function refusedAmong(
  c: Pick<Context, 'tx' | 'regency'>,
  pairs: { oneId: string; otherId: string }[],
): Promise<(oneId: string, otherId: string) => boolean> {
  const groups = new Groups();
  const apart = new Map<string, [string, string]>();
  let asked = new Set(pairs.flatMap(({ oneId, otherId }) => [oneId, otherId]));
  const seen = new Set<string>();
  for (let step = 0; step < mostSteps && asked.size > 0; step++) {
    const next = new Set<string>();
    for (const id of asked) seen.add(id);
    for (const { one_id, other_id, state } of await store.listSettledOf(c.tx, c.regency, [...asked])) {
      if (state === 'different') apart.set(`${one_id} ${other_id}`, [one_id, other_id]);
      else {
        groups.join(one_id, other_id);
        for (const id of [one_id, other_id]) if (!seen.has(id)) next.add(id);
      }
    }
    asked = next;
  }
  const refused = new Set([...apart.values()].map(([one, other]) => keyOf(groups.of(one), groups.of(other))));
  return (one, other) => refused.has(keyOf(groups.of(one), groups.of(other)));
}

const keyOf = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`);

/** Union-find over the few records that were put together. */
class Groups {
  readonly #parents = new Map<string, string>();

  of(id: string): string {
    let at = id;
    for (let parent = this.#parents.get(at); parent !== undefined; parent = this.#parents.get(at)) at = parent;
    return at;
  }

  join(one: string, other: string): void {
    const [a, b] = [this.of(one), this.of(other)];
    if (a !== b) this.#parents.set(b, a);
  }
}
