import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editsWithin } from '#engines/linkage/fold.ts';
import { rulesInForce } from '#platform/db/rules.ts';
import type { DatedRule } from '#platform/db/rules.ts';
import { transact } from '#platform/db/transact.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { createRandom } from '#test/town/index.ts';
import { documentKinds } from '../contract/words.ts';
import { freshnessOf, verifiedBetween } from '../rules/freshness.ts';
import { kindsInForce, kindsOf, legalityGap, legalityOf, maskOf, requiredGroups } from '../rules/legality.ts';
import type { HeldDocument, LegalityRule } from '../rules/legality.ts';
import { businessKey, initialsOf } from '../rules/names.ts';
import { ceilingOf, scaleOf } from '../rules/scale.ts';
import type { Figure, ScaleRule } from '../rules/scale.ts';
import { likeness, score, slipsOf, understand } from '../rules/search.ts';
import { mayBeShared } from '../rules/sharing.ts';

let town: Town;
let law: DatedRule<ScaleRule>;
let before: DatedRule<ScaleRule>;
let legality: (day: string) => Promise<DatedRule<LegalityRule>>;
beforeAll(async () => {
  town = await openTown();
  const inForce = (day: string) =>
    transact(town.world.pool, {}, (tx) => rulesInForce<{ scale_class: ScaleRule }>(tx, ['scale_class'], day)).then((rules) => rules.scale_class);
  [before, law] = [await inForce('2021-02-01'), await inForce('2021-02-02')];
  legality = (day) =>
    transact(town.world.pool, {}, (tx) => rulesInForce<{ legality_requirement: LegalityRule }>(tx, ['legality_requirement'], day)).then(
      (rules) => rules.legality_requirement,
    );
});
afterAll(() => town.close());

const sales = (turnoverRupiah: number | null, year = 2025): Figure => ({ year, turnoverRupiah, capitalRupiah: null });
const capital = (capitalRupiah: number | null, year = 2025): Figure => ({ year, capitalRupiah, turnoverRupiah: null });

describe('the scale class of PP 7/2021 art. 35', () => {
  test.each([
    [0, 'micro'],
    [1_999_999_999, 'micro'],
    [2_000_000_000, 'micro'],
    [2_000_000_001, 'small'],
    [15_000_000_000, 'small'],
    [15_000_000_001, 'medium'],
    [50_000_000_000, 'medium'],
    [50_000_000_001, 'large'],
  ])('yearly sales of %i make it %s', (rupiah, expected) =>
    expect(scaleOf(law, [sales(rupiah)])).toMatchObject({ class: expected, basis: 'turnover', year: 2025, rule: 'scale_class@2021-02-02' }),
  );

  test.each([
    [0, 'micro'],
    [1_000_000_000, 'micro'],
    [1_000_000_001, 'small'],
    [5_000_000_000, 'small'],
    [5_000_000_001, 'medium'],
    [10_000_000_000, 'medium'],
    [10_000_000_001, 'large'],
  ])('capital of %i makes it %s where no sales are known', (rupiah, expected) =>
    expect(scaleOf(law, [capital(rupiah)])).toMatchObject({ class: expected, basis: 'capital' }),
  );

  test.each([
    [300_000_000, 'micro'],
    [300_000_001, 'small'],
    [2_500_000_000, 'small'],
    [2_500_000_001, 'medium'],
    [50_000_000_001, 'large'],
  ])('before 2 February 2021 sales of %i made it %s (UU 20/2008)', (rupiah, expected) => {
    expect(before.legalBasis).toBe('UU 20/2008 pasal 6');
    expect(scaleOf(before, [sales(rupiah)]).class).toBe(expected);
  });

  test.each<[string, Figure[], object]>([
    ['nothing known is unknown', [], { class: 'unknown', basis: null, year: null, rule: null }],
    ['sales beat capital', [capital(20_000_000_000), sales(1, 2020)], { class: 'micro', basis: 'turnover', year: 2020 }],
    ['the latest year counts', [sales(1, 2023), sales(3_000_000_000, 2025), sales(60_000_000_000, 2024)], { class: 'small', year: 2025 }],
    ['the latest year of which sales are known', [sales(3_000_000_000, 2024), capital(1, 2025)], { class: 'small', basis: 'turnover', year: 2024 }],
    ['no sales at all are sales of nothing', [sales(0)], { class: 'micro', basis: 'turnover' }],
  ])('%s', (_title, figures, expected) => expect(scaleOf(law, figures)).toMatchObject(expected));

  test('the order of the figures says nothing, and more sales never make it smaller', () => {
    const random = createRandom('scale');
    const order = ['micro', 'small', 'medium', 'large'];
    for (let i = 0; i < 500; i++) {
      const figures = Array.from({ length: random.int(1, 5) }, (_, at) => ({
        year: 2020 + at,
        turnoverRupiah: random.chance(0.6) ? random.int(0, 60_000_000_000) : null,
        capitalRupiah: random.chance(0.6) ? random.int(0, 12_000_000_000) : null,
      }));
      const scale = scaleOf(law, figures);
      expect(scaleOf(law, figures.toReversed())).toEqual(scale);
      const more = scaleOf(
        law,
        figures.map((f) => ({
          ...f,
          turnoverRupiah: f.turnoverRupiah === null ? null : f.turnoverRupiah * 2,
          capitalRupiah: f.capitalRupiah === null ? null : f.capitalRupiah * 2,
        })),
      );
      expect(order.indexOf(more.class)).toBeGreaterThanOrEqual(order.indexOf(scale.class));
      const ceiling = ceilingOf(law, scale);
      const decided = figures.find((f) => f.year === scale.year)?.[scale.basis === 'turnover' ? 'turnoverRupiah' : 'capitalRupiah'];
      if (ceiling !== null) expect(decided).toBeLessThanOrEqual(ceiling);
    }
  });
});

describe('legality', () => {
  const paper = (kind: HeldDocument['kind'], expiresOn: string | null = null, state: HeldDocument['state'] = 'stated'): HeldDocument => ({
    kind,
    expiresOn,
    state,
  });
  const judge = async (day: string, food: boolean, papers: HeldDocument[]) =>
    legalityOf(requiredGroups(await legality(day), food), kindsInForce(papers, day));
  const [lastDay, firstDay] = ['2026-10-17', '2026-10-18'];

  test.each<[string, boolean, HeldDocument[], string, string]>([
    ['nothing', false, [], 'none', 'none'],
    ['a NIB is all that other trades need', false, [paper('nib')], 'complete', 'complete'],
    ['what is not asked for does not help', false, [paper('halal'), paper('npwp'), paper('trademark'), paper('sku_letter')], 'none', 'none'],
    ['food with a NIB alone', true, [paper('nib')], 'partial', 'partial'],
    ['food with NIB and P-IRT lacks halal from 18 October 2026 on', true, [paper('nib'), paper('pirt')], 'complete', 'partial'],
    ['food with NIB, BPOM and halal', true, [paper('nib'), paper('bpom'), paper('halal')], 'complete', 'complete'],
    ['food with P-IRT and halal and no NIB', true, [paper('pirt'), paper('halal')], 'partial', 'partial'],
    ['a rejected paper does not count', true, [paper('nib'), paper('pirt', null, 'rejected'), paper('halal')], 'partial', 'partial'],
    [
      'a rejected paper beside a good one of its kind does not harm',
      false,
      [paper('nib', null, 'rejected'), paper('nib', null, 'checked')],
      'complete',
      'complete',
    ],
    ['a paper of which the last day is today counts', false, [paper('nib', lastDay)], 'complete', 'none'],
  ])('%s', async (_title, food, papers, until, since) => {
    expect([await judge(lastDay, food, papers), await judge(firstDay, food, papers)]).toEqual([until, since]);
  });

  test('is complete exactly where nothing is missing, and never gets worse by one more paper', async () => {
    const groups = requiredGroups(await legality(firstDay), true);
    const order = ['none', 'partial', 'complete'];
    for (let mask = 0; mask < 2 ** documentKinds.length; mask++) {
      const held = kindsOf(mask);
      expect(maskOf(held)).toBe(mask);
      const now = legalityOf(groups, held);
      expect(now === 'complete').toBe(legalityGap(groups, held).length === 0);
      for (const kind of documentKinds) expect(order.indexOf(legalityOf(groups, [...held, kind]))).toBeGreaterThanOrEqual(order.indexOf(now));
    }
  });

  test('a number may be shared between owners only where the law lets it', () => {
    expect(documentKinds.filter(mayBeShared)).toEqual(['npwp', 'sku_letter']);
  });
});

test('freshness and the days it stands for are the same rule', () => {
  const rule = { fresh: 180, stale: 365 };
  const today = '2026-11-21';
  expect(['2026-05-25', '2026-05-24', '2025-11-21', '2025-11-20', null].map((day) => freshnessOf(rule, day, today))).toEqual([
    'fresh',
    'ageing',
    'ageing',
    'stale',
    'never',
  ]);
  const random = createRandom('freshness');
  for (let i = 0; i < 300; i++) {
    const day = new Date(Date.UTC(2024, 6, 1) + random.int(0, 870) * 86_400_000).toISOString().slice(0, 10);
    const holds = (['fresh', 'ageing', 'stale'] as const).filter((freshness) => {
      const { from, to } = verifiedBetween(rule, freshness, today);
      return (from === null || day >= from) && (to === null || day <= to);
    });
    expect(holds).toEqual([freshnessOf(rule, day, today)]);
  }
});

describe('names', () => {
  test.each([
    ['Toko Djaya 1', 'toko  jaya-1', true],
    ['Toko Jaya 1', 'Toko Jaya 2', false],
    ['Warung A', 'Warung B', false],
    ['Oemah Batik', 'Umah Batik', true],
    ['=Rasa=', 'Rasa', true],
    ['火锅', '面馆', false],
    ['***', '###', false],
    ['Kafé Senja', 'Kafe Senja', true],
  ])('%s and %s are the same business: %s', (a, b, same) => expect(businessKey(a) === businessKey(b)).toBe(same));

  test('initials tell little', () => {
    expect(initialsOf('Hj. Siti  Aminah')).toBe('H… S… A…');
    expect(initialsOf('😀ria')).toBe('😀…');
  });
});

describe('what was typed into the search box', () => {
  test.each([
    ['3574034512840601', { kind: 'nik', nik: '3574034512840601' }],
    ['3574 0345 1284 0601', { kind: 'nik', nik: '3574034512840601' }],
    ['0601', { kind: 'nikTail', tail: '0601' }],
    ['0841-7000-0001', { kind: 'phone', digits: '084170000001' }],
    ['+62 841 7000 0001', { kind: 'phone', digits: '6284170000001' }],
    ['9120001234567', { kind: 'number', number: '9120001234567' }],
    ['Toko 77', { kind: 'words', words: ['toko', '77'] }],
    ['batik SARI', { kind: 'words', words: ['batik', 'sari'] }],
    ['', undefined],
    ['  ', undefined],
    ['%', undefined],
    ['😀', undefined],
    ["'; drop", { kind: 'words', words: ['drop'] }],
  ])('%j', (text, expected) => expect(understand(text)).toEqual(expected));

  test.each([
    ['batik', 'batik', 3],
    ['bat', 'batik', 2],
    ['btaik', 'batik', 1],
    ['batk', 'batik', 1],
    ['baik', 'batik', 1],
    ['sari', 'tari', 1],
    ['sari', 'tali', undefined],
    ['ban', 'bam', undefined],
    ['manggar', 'mangar', 1],
  ])('%s answers to %s with %s', (typed, word, how) => expect(likeness(typed, word)).toBe(how));

  test('all words one slip away are looked up, and nothing else', () => {
    const slips = slipsOf('karsih');
    for (const word of ['krasih', 'karsh', 'karsihh', 'karrsih', 'kersih', 'akarsih', 'arsih']) expect(slips).toContain(word);
    for (const word of slips) expect([word, editsWithin('karsih', word, 1)]).toEqual([word, 1]);
    expect(slips).toHaveLength(new Set(slips).size);
    expect([slipsOf('ban'), slipsOf('x'.repeat(13))]).toEqual([[], []]);
  });

  test('every word must have an answer', () => {
    const typed = [
      new Map([['batik', 3 as const]]),
      new Map([
        ['sari', 3 as const],
        ['tari', 1 as const],
      ]),
    ];
    expect([score(typed, ['batik', 'sari']), score(typed, ['tari', 'batik']), score(typed, ['batik'])]).toEqual([6, 4, 0]);
  });
});
