/**
 * How far two people who judged the same agree beyond chance: Cohen's kappa (J. Cohen, A coefficient of agreement for nominal scales,
 * Educational and Psychological Measurement 20, 1960). Undefined, null, where nothing was judged twice or chance alone would make them
 * agree.
 */
export function agreementOf(judgements: readonly { first: string; second: string; n: number }[]): {
  judged: number;
  agreed: number;
  kappa: number | null;
} {
  const sum = (which: (one: (typeof judgements)[number]) => boolean) => judgements.filter(which).reduce((total, { n }) => total + n, 0);
  const judged = sum(() => true);
  const agreed = sum(({ first, second }) => first === second);
  if (judged === 0) return { judged, agreed, kappa: null };
  const values = new Set(judgements.map(({ first }) => first));
  const byChance = [...values].reduce(
    (total, value) => total + (sum(({ first }) => first === value) * sum(({ second }) => second === value)) / judged ** 2,
    0,
  );
  return { judged, agreed, kappa: byChance === 1 ? null : (agreed / judged - byChance) / (1 - byChance) };
}
