// Legality papers with the shares that a dinas sees: most have none, food makers some, and a part has run out.
import { clusterOf, type Cluster } from '#test/town/clusters.ts';
import { addYears, dayNumber, isoDay } from '#test/town/days.ts';
import { halal, nib, npwp, pirt, trademark } from '#test/town/identifiers.ts';
import type { Random } from '#test/town/prng.ts';
import type { DocumentKind, TownBusiness, TownDocument, TownOwner } from '#test/town/types.ts';
import { townToday } from '#test/town/types.ts';

/** Which papers to write when a hand, not chance, decides. */
export interface DocumentWish {
  kind: DocumentKind;
  /** True for a paper whose end lies before today (P-IRT, trademark). */
  expired?: boolean;
}

interface Paper {
  random: Random;
  owner: TownOwner;
  cluster: Cluster;
  index: number;
  startYear: number;
}

const pirtYears = 5;
const trademarkYears = 10;
const nibShare = 0.46;
const today = dayNumber(townToday);

export function documentsOf(
  random: Random,
  owner: TownOwner,
  business: TownBusiness,
  index: number,
  wishes?: readonly DocumentWish[],
): TownDocument[] {
  const cluster = clusterOf(business.clusterCode);
  const paper = { random, owner, cluster, index, startYear: business.startYear };
  return (wishes ?? chanceWishes(random, cluster)).map((wish) => write(paper, wish));
}

/** NIB opens the way to the rest: with one, the others are several times as likely. */
function chanceWishes(random: Random, cluster: Cluster): DocumentWish[] {
  const hasNib = random.chance(nibShare);
  const wishes: DocumentWish[] = hasNib ? [{ kind: 'nib' }] : [];
  if (random.chance(hasNib ? 0.5 : 0.13)) wishes.push({ kind: 'npwp' });
  if (cluster.pirtType !== null && random.chance(hasNib ? 0.6 : 0.045)) wishes.push({ kind: 'pirt', expired: random.chance(0.18) });
  if (cluster.halal && random.chance(hasNib ? 0.44 : 0.03)) wishes.push({ kind: 'halal' });
  if (random.chance(hasNib ? 0.062 : 0.003)) wishes.push({ kind: 'trademark', expired: random.chance(0.08) });
  return wishes;
}

function write(paper: Paper, wish: DocumentWish): TownDocument {
  const { random, owner, index } = paper;
  if (wish.kind === 'pirt') return writePirt(paper, wish.expired === true);
  if (wish.kind === 'trademark') return { kind: 'trademark', number: trademark(random), ...term(random, trademarkYears, wish.expired === true) };
  if (wish.kind === 'nib') return { kind: 'nib', number: nib(random, index), issuedOn: issued(paper, '2018-07-09'), expiresOn: null };
  if (wish.kind === 'halal') return { kind: 'halal', number: halal(random, index), issuedOn: issued(paper, '2019-10-17'), expiresOn: null };
  // Since July 2024 a person's NPWP is the NIK; older cards still carry fifteen digits.
  const number = owner.nik !== null && random.chance(0.4) ? owner.nik : npwp(random);
  return { kind: 'npwp', number, issuedOn: issued(paper, '2008-01-02'), expiresOn: null };
}

function writePirt(paper: Paper, expired: boolean): TownDocument {
  const dates = term(paper.random, pirtYears, expired);
  const foodType = paper.cluster.pirtType ?? '15';
  return { kind: 'pirt', number: pirt(paper.random, foodType, paper.index, Number(dates.expiresOn.slice(0, 4))), ...dates };
}

/** A paper that ends: issued so that its end falls before or after today as asked. */
function term(random: Random, years: number, expired: boolean): { issuedOn: string; expiresOn: string } {
  const end = expired ? today - random.int(5, 900) : today + random.int(20, years * 365 - 30);
  const issuedOn = addYears(isoDay(end), -years);
  return { issuedOn, expiresOn: addYears(issuedOn, years) };
}

/** A day between the start of the business (or of the paper itself) and today. */
function issued(paper: Paper, notBefore: string): string {
  const earliest = Math.max(dayNumber(notBefore), dayNumber(`${paper.startYear}-01-02`));
  return isoDay(paper.random.int(Math.min(earliest, today - 20), today - 10));
}
