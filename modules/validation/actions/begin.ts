import { areaContains } from '#core/region.ts';
import { isReadable, sniff } from '#engines/spreadsheet/index.ts';
import type { Context } from '#platform/action.ts';
import type { StoredUpload } from '#platform/files/files.ts';
import { xlsxMediaType } from '#platform/files/sniff.ts';
import { fileRefused } from '../problems.ts';
import * as store from '../store/index.ts';

/** Keeps an upload and opens an import for it; what is no spreadsheet is refused at once. The caller starts the reading. */
export async function openImport(
  ctx: Context,
  upload: StoredUpload,
  { id, areas, run }: { id: string; areas: string[]; run: string },
): Promise<void> {
  const kind = await sniff(upload.path);
  if (!isReadable(kind)) throw fileRefused(kind);
  const at = ctx.clock.now();
  const mediaType = kind === 'xlsx' ? xlsxMediaType : kind === 'csv' ? 'text/csv' : upload.mediaType;
  const file = await ctx.files.keep(
    ctx.tx,
    { ...upload, mediaType },
    { id: ctx.newId(), regency: ctx.regency, purpose: 'import', at, by: ctx.actorName, allow: [mediaType] },
  );
  await store.addImport(ctx.tx, ctx.regency, {
    id,
    stateId: ctx.newId(),
    name: file.name,
    fileId: file.id,
    format: kind,
    bytes: file.bytes,
    areas,
    run,
    at,
    by: ctx.actorName,
  });
}

/** The areas that the actor answers for, none inside another. */
export function areasOf({ scope, regency }: Pick<Context, 'scope' | 'regency'>): string[] {
  if (scope.everything) return [regency];
  const areas = [...new Set(scope.areas)].filter((area) => areaContains(regency, area));
  return areas.filter((area) => !areas.some((other) => other !== area && areaContains(other, area))).sort();
}
