/** An axis from zero with about four round steps. */
export function scaleOf(most: number): { top: number; ticks: number[] } {
  if (most <= 0) return { top: 1, ticks: [0, 1] };
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((times) => times * power >= rough) ?? 10) * power;
  const count = Math.ceil(most / step - 1e-9);
  return { top: count * step, ticks: Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12))) };
}

/** Moves labels apart until they are at least `gap` from each other, and keeps them inside. Gives the places in the order asked. */
export function placeLabels(wanted: number[], gap: number, from: number, to: number): number[] {
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  order.forEach((one, k) => {
    const above = order[k - 1];
    one.y = Math.max(one.y, above ? above.y + gap : from);
  });
  for (let k = order.length - 1; k >= 0; k--) {
    const one = order[k];
    const below = order[k + 1];
    if (one) one.y = Math.min(one.y, below ? below.y - gap : to);
  }
  const placed = Array.from(wanted);
  for (const one of order) placed[one.i] = one.y;
  return placed;
}
