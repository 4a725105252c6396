import { createServer as createProbe } from 'node:net';
import { listRegencies } from '#modules/accounts/index.ts';
import type { Config } from '#platform/config/config.ts';
import { DatabaseBusy } from '#platform/postgres/connect.ts';
import { BadInput } from './badInput.ts';
import { serve } from '../serve.ts';
import { demoEnterprises, seedTown } from '../town.ts';
import { openWorld } from '../world.ts';
import type { Opened } from '../world.ts';
import { greet } from './greeting.ts';

/** Starts the product and says where it is; ends on SIGINT or SIGTERM after finishing what is under way. */
export async function runServe(config: Config): Promise<number> {
  const opened = await openAlone(config);
  try {
    const port = await choosePort(config);
    if (config.demo && (await seedTown(opened.world, opened.registry, config.regency, { enterprises: demoEnterprises })))
      console.log('Kota contoh sudah diisi.');
    if ((await listRegencies(opened.world.pool)).length === 0)
      console.log('Belum ada dinas. Dirikan dengan: npx naikkelas seed --admin "Nama Admin"');
    const running = await serve(opened, config, port);
    greet(running.address, opened.database.describe, config.demo);
    await stopSignal();
    console.log('Menutup dengan tertib …');
    await running.stop();
  } finally {
    await opened.close();
  }
  return 0;
}

/** Opens the data folder for this process; where another one serves it already, says so instead of talking of ports. */
async function openAlone(config: Config): Promise<Opened> {
  try {
    return await openWorld(config, { log: (message) => console.log(message) });
  } catch (error) {
    if (error instanceof DatabaseBusy)
      throw new BadInput(`Naik Kelas sudah berjalan dengan folder data ini: ${error.message}. Pakai yang sudah berjalan, atau hentikan dahulu.`);
    throw error;
  }
}

/** The first signal to stop. Ctrl+C may reach the server twice, directly and passed on: the second one changes nothing. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
  });
}

/** A port that was asked for must be free; the usual one may give way to its neighbour. Both say so. */
async function choosePort(config: Config): Promise<number> {
  const wanted = config.port ?? 3000;
  if (await isFree(wanted, config.host)) return wanted;
  const other = await nextFree(wanted + 1, config.host);
  if (config.port !== undefined)
    throw new BadInput(`Port ${wanted} sedang dipakai program lain. Port ${other} bebas; jalankan: NAIKKELAS_PORT=${other} npm start`);
  console.log(`Port ${wanted} sedang dipakai program lain; Naik Kelas memakai port ${other}.`);
  return other;
}

async function nextFree(from: number, host: string): Promise<number> {
  for (let port = from; port < from + 200; port++) if (await isFree(port, host)) return port;
  throw new BadInput(`Tidak ada port bebas antara ${from} dan ${from + 199}.`);
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createProbe();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
