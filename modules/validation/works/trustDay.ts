import { regionLevel } from '#core/region.ts';
import { trustByArea } from '#modules/registry/index.ts';
import type { Context } from '#platform/action.ts';
import * as store from '../store/index.ts';

type Writer = Pick<Context, 'tx' | 'regency' | 'clock'>;

/** The mean of an area's parts; each part and, for the regency, the parts of its districts. */
export async function writeTrustDay(c: Writer, day: string): Promise<void> {
  const districts = await trustByArea(c, c.regency);
  const n = districts.reduce((total, row) => total + row.n, 0);
  if (n === 0) return;
  const rows = districts.filter((row) => row.area !== c.regency);
  for (const { area } of districts)
    if (regionLevel(area) === 'district') rows.push(...(await trustByArea(c, area)).filter((row) => row.area !== area));
  const mean = districts.reduce((total, row) => total + row.trust * row.n, 0) / n;
  await store.saveTrustDay(
    c.tx,
    c.regency,
    [{ area: c.regency, n, trust: mean }, ...rows].map((row) => ({ area: row.area, day, n: row.n, trust: row.trust })),
  );
}
