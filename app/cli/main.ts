import { readConfig, ConfigError } from '#platform/config/config.ts';
import { runServe } from './serve.ts';
import { runMigrate, runSeed, runDoctor, runAudit } from './admin.ts';
import { runImport } from './import.ts';
import { BadInput } from './badInput.ts';

type Verb = { usage: string; run: (config: ReturnType<typeof readConfig>, args: string[]) => Promise<number> };

const verbs: Record<string, Verb> = {
  serve: { usage: 'serve                              jalankan server', run: runServe },
  migrate: { usage: 'migrate                            siapkan atau perbarui basis data', run: runMigrate },
  seed: { usage: 'seed [--demo] [--admin NAMA]       isi kota contoh, atau dirikan dinas dengan admin pertama', run: runSeed },
  doctor: { usage: 'doctor [--json]                    periksa pemasangan ini dan daftar pengaturannya', run: runDoctor },
  import: { usage: 'import BERKAS [--commit] [--json]      masukkan lembar kerja ke data usaha, uji coba dahulu', run: runImport },
  audit: { usage: 'audit verify [--regency KODE]      telusuri rantai jejak dan sebut putus pertamanya', run: runAudit },
};

function usage(): string {
  return `Pemakaian: npx naikkelas <perintah>\n\n${Object.values(verbs)
    .map((v) => `  ${v.usage}`)
    .join('\n')}\n`;
}

async function main(): Promise<number> {
  const [name = 'help', ...args] = process.argv.slice(2);
  const verb = verbs[name];
  if (!verb) {
    console.error(name === 'help' || name === '--help' ? usage() : `Perintah “${name}” tidak dikenal.\n\n${usage()}`);
    return name === 'help' || name === '--help' ? 0 : 2;
  }
  try {
    return await verb.run(readConfig(process.env), args);
  } catch (error) {
    if (error instanceof ConfigError || error instanceof BadInput) {
      console.error(error.message);
      return 2;
    }
    console.error(error instanceof Error ? error.message : String(error));
    if (process.env['NAIKKELAS_LOG'] === 'debug' && error instanceof Error) console.error(error.stack);
    return 1;
  }
}

process.exitCode = await main();
