import { BadInput } from './badInput.ts';

type Verb = { usage: string; run: (args: string[]) => Promise<number> };

/** A verb loads what it needs and no more: `link` does not wait for the server. */
const verbs: Record<string, Verb> = {
  serve: { usage: 'serve                              jalankan server', run: async () => (await import('./serve.ts')).runServe(await config()) },
  migrate: {
    usage: 'migrate                            siapkan atau perbarui basis data',
    run: async () => (await import('./admin.ts')).runMigrate(await config()),
  },
  seed: {
    usage: 'seed [--demo] [--admin NAMA]       isi kota contoh, atau dirikan dinas dengan admin pertama',
    run: async (args) => (await import('./admin.ts')).runSeed(await config(), args),
  },
  doctor: {
    usage: 'doctor [--json]                    periksa pemasangan ini dan daftar pengaturannya',
    run: async (args) => (await import('./admin.ts')).runDoctor(await config(), args),
  },
  import: {
    usage: 'import BERKAS [--commit] [--json]  masukkan lembar kerja ke data usaha, uji coba dahulu',
    run: async (args) => (await import('./import.ts')).runImport(await config(), args),
  },
  link: {
    usage: 'link --input CSV [--json]          temukan catatan yang sama orangnya atau usahanya',
    run: async (args) => (await import('./link.ts')).runLink(args),
  },
  audit: {
    usage: 'audit verify [--regency KODE]      telusuri rantai jejak dan sebut putus pertamanya',
    run: async (args) => (await import('./admin.ts')).runAudit(await config(), args),
  },
};

async function config() {
  const { readConfig, ConfigError } = await import('#platform/config/config.ts');
  try {
    return readConfig(process.env);
  } catch (error) {
    throw error instanceof ConfigError ? new BadInput(error.message) : error;
  }
}

function usage(): string {
  return `Pemakaian: npx naikkelas <perintah>\n\n${Object.values(verbs)
    .map((v) => `  ${v.usage}`)
    .join('\n')}\n`;
}

async function main(): Promise<number> {
  const [name = 'help', ...args] = process.argv.slice(2);
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb) {
    console.error(name === 'help' || name === '--help' ? usage() : `Perintah “${name}” tidak dikenal.\n\n${usage()}`);
    return name === 'help' || name === '--help' ? 0 : 2;
  }
  try {
    return await verb.run(args);
  } catch (error) {
    if (error instanceof BadInput) {
      console.error(error.message);
      return 2;
    }
    console.error(error instanceof Error ? error.message : String(error));
    if (process.env['NAIKKELAS_LOG'] === 'debug' && error instanceof Error) console.error(error.stack);
    return 1;
  }
}

process.exitCode = await main();
