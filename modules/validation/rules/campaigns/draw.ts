import { createHash } from 'node:crypto';

/**
 * A seeded random share: each id gets a number from a keyed hash of seed and id, and those with the smallest are drawn. So the same seed
 * draws the same, whatever the order in which they come, and nobody who does not know the seed can tell beforehand who will be drawn.
 * Of any that has something, at least one is drawn: everybody is looked at.
 */
export function drawShare(seed: string, ids: readonly string[], hundredths: number): string[] {
  if (hundredths === 0 || ids.length === 0) return [];
  const n = Math.max(1, Math.round((ids.length * hundredths) / 100));
  return ids
    .map((id) => ({ id, chance: createHash('sha256').update(`${seed} ${id}`).digest('hex') }))
    .sort((a, b) => (a.chance < b.chance ? -1 : 1))
    .slice(0, n)
    .map(({ id }) => id);
}
