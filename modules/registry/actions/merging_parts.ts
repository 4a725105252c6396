import type { Context } from '#platform/action.ts';
import * as store from '../store/index.ts';
import { documentContext } from './write.ts';
import type { Family } from './merging_family.ts';
import { mergeOf, mergesInto, waysUp } from './merging_family.ts';
import type { KeptPart } from './merging.ts';

type Mover = Pick<Context, 'tx' | 'regency' | 'keys'>;

/** Places that became free because something was given back: another of those that went into the same survivor may have its like. */
type Free = { papers: string[]; centres: string[]; years: number[] };

/** Two papers are one where kind and number agree; behind a mask the number itself is compared. */
function paperKey(ctx: Mover, paper: store.HeldPaper): string {
  const number = paper.numberCipher ? ctx.keys.decrypt(paper.numberCipher, documentContext(ctx.regency, paper.id)) : paper.number;
  return `${paper.kind} ${number}`;
}

/** Moves what hangs on one enterprise to another; what the other has its like of stays. */
export async function moveOver(ctx: Mover, from: string, into: string): Promise<store.Moved> {
  const { tx, regency } = ctx;
  return {
    documents: await movePapers(ctx, from, into),
    photos: await store.moveParts(tx, regency, 'photos', [from], into),
    exportRecords: await store.moveParts(tx, regency, 'exportRecords', [from], into),
    centres: await store.moveCentres(tx, regency, from, into),
    figures: await store.moveFigures(tx, regency, from, into),
  };
}

async function movePapers(ctx: Mover, from: string, into: string, only?: string[]): Promise<string[]> {
  const papers = await store.listPapers(ctx.tx, ctx.regency, [from, into]);
  const taken = new Set(papers.filter((p) => p.enterpriseId === into).map((p) => paperKey(ctx, p)));
  const free = papers.filter((p) => p.enterpriseId === from && !taken.has(paperKey(ctx, p)) && (only?.includes(paperKey(ctx, p)) ?? true));
  // Of two alike on the same enterprise both go: they were together before.
  if (free.length === 0) return [];
  const ids = free.map((p) => p.id);
  return store.moveParts(ctx.tx, ctx.regency, 'documents', [from], into, ids);
}

/** What became free at each of the holders: from the survivor itself up to the one where it was found. Beyond, there is another like it. */
class Freed {
  readonly #holders: string[];
  readonly #free: Map<string, Free>;

  constructor(holders: string[]) {
    this.#holders = holders;
    this.#free = new Map(holders.map((holder) => [holder, { papers: [], centres: [], years: [] }]));
  }

  upTo(found: string): Free[] {
    return this.#holders.slice(0, this.#holders.indexOf(found) + 1).map((holder) => this.at(holder));
  }

  at(holder: string): Free {
    return this.#free.get(holder) ?? { papers: [], centres: [], years: [] };
  }
}

/**
 * Gives back what a merge, which is in the family no more, moved: as far as it still hangs on its survivor or on where that one went.
 * What others of the family have of it then takes its place.
 */
export async function giveBack(ctx: Mover, family: Family, merge: store.MergeRow): Promise<KeptPart[]> {
  const { moved } = merge;
  const ups = waysUp(family, merge.into);
  const holders = [merge.into, ...ups.map((m) => m.into)];
  const freed = new Freed(holders);
  const kept = [
    ...(await givePapersBack(ctx, merge, holders, freed)),
    ...(await giveWithIdBack(ctx, merge, holders, 'photos')),
    ...(await giveWithIdBack(ctx, merge, holders, 'exportRecords')),
  ];
  for (const centre of moved.centres ?? []) kept.push(...(await giveCentreBack(ctx, family, merge, centre, freed)));
  for (const figure of moved.figures ?? []) kept.push(...(await giveFigureBack(ctx, family, merge, figure, freed)));
  for (const up of ups) forget(family, up, moved);
  for (const holder of holders) for (const m of mergesInto(family, holder)) await supply(ctx, family, m, freed.at(holder));
  return kept;
}

const kinds = { documents: 'document', photos: 'photo', exportRecords: 'exportRecord' } as const;

async function givePapersBack(ctx: Mover, merge: store.MergeRow, holders: string[], freed: Freed): Promise<KeptPart[]> {
  const held = await store.holdersOfPapers(ctx.tx, ctx.regency, merge.moved.documents ?? []);
  for (const paper of held) for (const free of freed.upTo(paper.enterpriseId)) free.papers.push(paperKey(ctx, paper));
  return giveWithIdBack(
    ctx,
    merge,
    holders,
    'documents',
    held.map((p) => p.id),
  );
}

async function giveWithIdBack(ctx: Mover, merge: store.MergeRow, holders: string[], part: store.PartWithId, only?: string[]): Promise<KeptPart[]> {
  const ids = merge.moved[part] ?? [];
  const back = new Set(await store.moveParts(ctx.tx, ctx.regency, part, holders, merge.from, only ?? ids));
  return ids.filter((id) => !back.has(id)).map((id) => ({ what: kinds[part], key: id, why: 'removed' }));
}

/** Follows something without an id of its own from a survivor to where the merges since have moved it. */
function whereabouts(family: Family, into: string, movedOn: (m: store.MergeRow) => boolean): string {
  const up = mergeOf(family, into);
  return up && movedOn(up) ? whereabouts(family, up.into, movedOn) : into;
}

async function giveCentreBack(
  ctx: Mover,
  family: Family,
  { into, from }: store.MergeRow,
  { id, since }: store.Membership,
  freed: Freed,
): Promise<KeptPart[]> {
  const at = whereabouts(family, into, (m) => m.moved.centres?.some((c) => c.id === id) ?? false);
  const now = await store.findMembership(ctx.tx, ctx.regency, at, id);
  if (!now) return [{ what: 'centre', key: id, why: 'removed' }];
  if (now.since === since) {
    await store.moveCentres(ctx.tx, ctx.regency, at, from, [id]);
    for (const free of freed.upTo(at)) free.centres.push(id);
    return [];
  }
  await store.joinCentre(ctx.tx, ctx.regency, id, from, since);
  return [{ what: 'centre', key: id, why: 'edited' }];
}

const sameFigure = (a: store.FigureRow, b: store.FigureRow) =>
  a.capitalRupiah === b.capitalRupiah && a.turnoverRupiah === b.turnoverRupiah && a.recordedAt === b.recordedAt && a.recordedBy === b.recordedBy;

/** A figure that was changed since stays with the survivor, and the one who gave it gets it back as it was. */
async function giveFigureBack(
  ctx: Mover,
  family: Family,
  { into, from }: store.MergeRow,
  figure: store.FigureRow,
  freed: Freed,
): Promise<KeptPart[]> {
  const { year } = figure;
  const at = whereabouts(family, into, (m) => m.moved.figures?.some((f) => f.year === year) ?? false);
  const now = await store.findFigure(ctx.tx, ctx.regency, at, year);
  if (now && sameFigure(now, figure)) {
    await store.moveFigures(ctx.tx, ctx.regency, at, from, [year]);
    for (const free of freed.upTo(at)) free.years.push(year);
    return [];
  }
  await store.restoreFigure(ctx.tx, ctx.regency, from, figure);
  return [{ what: 'figure', key: String(year), why: 'edited' }];
}

/** What went back is no longer something that a later merge moved on. */
function forget(family: Family, up: store.MergeRow, gone: store.Moved): void {
  const without = (all: string[] | undefined, back: string[] | undefined) => (all ?? []).filter((id) => !back?.includes(id));
  const { moved } = up;
  up.moved = {
    ...moved,
    documents: without(moved.documents, gone.documents),
    photos: without(moved.photos, gone.photos),
    exportRecords: without(moved.exportRecords, gone.exportRecords),
    centres: (moved.centres ?? []).filter((c) => !gone.centres?.some((g) => g.id === c.id && g.since === c.since)),
    figures: (moved.figures ?? []).filter((f) => !gone.figures?.some((g) => g.year === f.year && sameFigure(g, f))),
  };
  family.touched.add(up);
}

/** Moves what fills a place that became free, and remembers that it came by this merge. */
async function supply(ctx: Mover, family: Family, m: store.MergeRow, free: Free): Promise<void> {
  const { tx, regency } = ctx;
  const documents = free.papers.length > 0 ? await movePapers(ctx, m.from, m.into, free.papers) : [];
  const centres = free.centres.length > 0 ? await store.moveCentres(tx, regency, m.from, m.into, free.centres) : [];
  const figures = free.years.length > 0 ? await store.moveFigures(tx, regency, m.from, m.into, free.years) : [];
  if (documents.length + centres.length + figures.length === 0) return;
  m.moved = {
    ...m.moved,
    documents: [...(m.moved.documents ?? []), ...documents],
    centres: [...(m.moved.centres ?? []), ...centres],
    figures: [...(m.moved.figures ?? []), ...figures],
  };
  family.touched.add(m);
}

/** Gives back the enterprises that came with an owner, as far as the survivor or where that one went still has them. */
export async function giveEnterprisesBack(ctx: Mover, family: Family, merge: store.MergeRow): Promise<KeptPart[]> {
  const ids = merge.moved.enterprises ?? [];
  const ups = waysUp(family, merge.into);
  const back = new Set(await store.giveEnterprises(ctx.tx, ctx.regency, [merge.into, ...ups.map((m) => m.into)], merge.from, ids));
  for (const up of ups) {
    up.moved = { ...up.moved, enterprises: (up.moved.enterprises ?? []).filter((id) => !back.has(id)) };
    family.touched.add(up);
  }
  return ids.filter((id) => !back.has(id)).map((id) => ({ what: 'enterprise', key: id, why: 'removed' }));
}
