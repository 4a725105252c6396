import { parseArgs } from 'node:util';
import { access, constants, statfs } from 'node:fs/promises';
import { listRegencies, foundAgency } from '#modules/accounts/index.ts';
import { randomBytes } from 'node:crypto';
import { settings } from '#platform/config/config.ts';
import type { Config } from '#platform/config/config.ts';
import { verifyChain } from '#platform/audit/audit.ts';
import { transact } from '#platform/db/transact.ts';
import { openWorld } from '../world.ts';
import { demoEnterprises, seedTown, systemContext } from '../town.ts';
import { BadInput } from './badInput.ts';

const toErrors = (message: string) => console.error(message);

export async function runMigrate(config: Config): Promise<number> {
  const opened = await openWorld(config, { log: toErrors, reuse: true });
  await opened.close();
  console.error('Basis data siap.');
  return 0;
}

export async function runSeed(config: Config, args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      demo: { type: 'boolean' },
      admin: { type: 'string' },
      'user-name': { type: 'string', default: 'admin' },
      agency: { type: 'string', default: 'Dinas Koperasi dan Usaha Mikro' },
    },
  });
  if (!values.demo && !values.admin) throw new BadInput('Sebutkan --demo, atau --admin "Nama Admin" untuk mendirikan dinas.');
  const opened = await openWorld(config, { log: toErrors, reuse: true });
  try {
    if (values.demo)
      console.error(
        (await seedTown(opened.world, opened.registry, config.regency, { enterprises: demoEnterprises }))
          ? 'Kota contoh diisi.'
          : 'Kota contoh sudah ada; tidak ada yang diubah.',
      );
    if (values.admin) await foundOffice(opened, config, { admin: values.admin, userName: values['user-name'], agency: values.agency });
    return 0;
  } finally {
    await opened.close();
  }
}

async function foundOffice(
  { world, registry }: Awaited<ReturnType<typeof openWorld>>,
  config: Config,
  given: { admin: string; userName: string; agency: string },
): Promise<void> {
  if ((await listRegencies(world.pool)).includes(config.regency)) throw new BadInput(`Dinas untuk ${config.regency} sudah ada.`);
  const password = randomBytes(9).toString('base64url');
  const ctx = systemContext(world, registry, config.regency, 'app.foundOffice');
  await ctx.transaction(async (c) => {
    await foundAgency(c, { name: given.agency, shortName: given.agency, demo: false }, [
      { id: c.newId(), fullName: given.admin, userName: given.userName, phone: null, password, holdings: [{ role: 'admin', area: config.regency }] },
    ]);
    c.audit({ details: { people: 1 } });
  });
  console.log(`Dinas ${config.regency} berdiri. Masuk sebagai ${given.userName} dengan kata sandi ${password}, lalu gantilah.`);
}

export async function runAudit(config: Config, args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { regency: { type: 'string' }, json: { type: 'boolean' } } });
  if (positionals[0] !== 'verify') throw new BadInput('Pemakaian: naikkelas audit verify [--regency 35.74] [--json]');
  const regency = values.regency ?? config.regency;
  const opened = await openWorld(config, { log: toErrors, reuse: true });
  try {
    const report = await transact(opened.world.pool, { regency, readOnly: true, timeoutMs: 600_000 }, (tx) => verifyChain(tx, regency));
    if (values.json) console.log(JSON.stringify({ regency, ...report }));
    else
      console.log(
        report.firstBreak
          ? `Rantai putus pada urutan ${report.firstBreak.sequence} (${report.firstBreak.what}): kejadian ${report.firstBreak.eventId}.`
          : `Rantai utuh: ${report.sealed} kejadian bersegel, ${report.unsealed} menunggu segel.`,
      );
    return report.firstBreak ? 1 : 0;
  } finally {
    await opened.close();
  }
}

type Finding = { ok: boolean; what: string; mend?: string };

export async function runDoctor(config: Config, args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } });
  const findings = [...(await checkFolder(config)), ...(await checkDatabase(config))];
  const listed = settings.map((s) => ({
    name: s.name,
    meaning: s.meaning,
    value: process.env[s.name] ? (s.secret ? '(ada, tidak ditampilkan)' : process.env[s.name]) : null,
  }));
  if (values.json) console.log(JSON.stringify({ ok: findings.every((f) => f.ok), findings, settings: listed }));
  else {
    for (const f of findings) console.log(`${f.ok ? '✓' : '✗'} ${f.what}${f.mend ? `\n    → ${f.mend}` : ''}`);
    console.log('\nPengaturan:');
    for (const s of listed) console.log(`  ${s.name.padEnd(26)} ${s.value ?? '(bawaan)'}  — ${s.meaning}`);
  }
  return findings.every((f) => f.ok) ? 0 : 1;
}

async function checkFolder(config: Config): Promise<Finding[]> {
  try {
    await access(config.dataDir, constants.W_OK);
    const { bavail, bsize } = await statfs(config.dataDir);
    const gigabytes = (bavail * bsize) / 1e9;
    return [
      { ok: true, what: `folder data dapat ditulis: ${config.dataDir}` },
      {
        ok: gigabytes > 1,
        what: `ruang kosong ${gigabytes.toFixed(1)} GB`,
        ...(gigabytes <= 1 && { mend: 'kosongkan ruang, atau pindahkan NAIKKELAS_DATA' }),
      },
    ];
  } catch {
    return [
      {
        ok: true,
        what: `folder data belum ada atau belum dapat ditulis: ${config.dataDir}`,
        mend: 'dibuat pada start pertama; bila sudah ada, periksa pemiliknya',
      },
    ];
  }
}

async function checkDatabase(config: Config): Promise<Finding[]> {
  try {
    const opened = await openWorld(config, { log: () => undefined, reuse: true });
    const regencies = await listRegencies(opened.world.pool);
    await opened.close();
    return [
      { ok: true, what: `basis data: ${opened.database.describe}` },
      {
        ok: regencies.length > 0,
        what: regencies.length > 0 ? `dinas: ${regencies.join(', ')}` : 'belum ada dinas',
        ...(regencies.length === 0 && { mend: 'npx naikkelas seed --admin "Nama Admin"' }),
      },
    ];
  } catch (error) {
    return [
      {
        ok: false,
        what: `basis data tidak dapat dibuka: ${error instanceof Error ? error.message : 'sebab tidak diketahui'}`,
        mend: 'periksa DATABASE_URL atau folder data; jangan hapus folder data',
      },
    ];
  }
}
