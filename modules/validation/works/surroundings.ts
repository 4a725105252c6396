import { dayOf } from '#core/dates.ts';
import { listRegions } from '#modules/accounts/index.ts';
import { listClusters, regionsByForeignCode } from '#modules/registry/index.ts';
import type { Register } from '#engines/spreadsheet/index.ts';
import type { Context } from '#platform/action.ts';
import { ClusterFinder } from '../rules/cluster.ts';
import type { Box } from '../rules/coordinates.ts';
import { kbliOfColumn } from '../rules/kbli.ts';
import { registerOf } from '../rules/layout.ts';
import type { FoundSheet } from '../rules/layout.ts';
import { Gazetteer } from '../rules/region.ts';
import type { Surroundings } from '../rules/row.ts';
import { openLayout } from '../sealing.ts';
import * as store from '../store/index.ts';
import type { Field } from '../words.ts';

/** About 28 km around the villages: as far as the registry lets a point lie. */
const slackDegrees = 0.25;

export type Prepared = { sheet: number; register: Register; around: Omit<Surroundings, 'dayOrders'> };

/** Everything that the rows of an import are judged by, read once before the first of them. */
export async function prepare(c: Context, held: store.ImportRow): Promise<Prepared> {
  const sheet = openLayout(c, held.id, held.layout_cipher).find((found) => found.index === held.sheet);
  if (!sheet || held.header_row === null) throw new Error('the import has no mapped sheet');
  const register = registerOf(sheet, held.header_row);
  const regions = await listRegions(c.tx, c.regency);
  const clusters = await listClusters(c);
  const kbli = await store.listKbli(c.tx);
  return {
    sheet: sheet.index,
    register,
    around: {
      today: dayOf(c.clock.now()),
      reach: { regency: c.regency, areas: held.areas },
      gazetteer: new Gazetteer(regions, await regionsByForeignCode(c), samplesOf(sheet, held.columns, ['village', 'village_code', 'district_code'])),
      clusters: new ClusterFinder(clusters.map((cluster) => ({ code: cluster.code, names: [cluster.nameId, cluster.nameEn] }))),
      near: boxAround(regions),
      kbli: kbliOfColumn(kbli, headerOf(register, held.columns, 'kbli'), samplesOf(sheet, held.columns, ['kbli'])),
      columns: new Map(held.columns.map(({ field, column }) => [field, { column, header: register.headers[column] ?? '' }])),
    },
  };
}

/** What stands in the first rows of the columns with these meanings. */
function samplesOf({ firstRows }: FoundSheet, columns: store.Column[], fields: Field[]): string[] {
  const places = columns.filter(({ field }) => fields.includes(field));
  return firstRows.flatMap(({ cells }) => places.map(({ column }) => cells[column]?.text ?? ''));
}

function headerOf(register: Register, columns: store.Column[], field: Field): string {
  const place = columns.find((column) => column.field === field);
  return place ? (register.headers[place.column] ?? '') : '';
}

function boxAround(regions: { latitude: number | null; longitude: number | null }[]): Box | null {
  const points = regions.filter((region): region is { latitude: number; longitude: number } => region.latitude !== null && region.longitude !== null);
  if (points.length === 0) return null;
  const [latitudes, longitudes] = [points.map((point) => point.latitude), points.map((point) => point.longitude)];
  return [
    Math.min(...latitudes) - slackDegrees,
    Math.min(...longitudes) - slackDegrees,
    Math.max(...latitudes) + slackDegrees,
    Math.max(...longitudes) + slackDegrees,
  ];
}
