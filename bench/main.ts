// The measurements of the product, run by `npm run bench -- <name>`. They print figures and judge goals; tests never measure time.
import { parseArgs } from 'node:util';

const benches: Record<string, { what: string; run: (args: string[]) => Promise<void> }> = {
  registry: {
    what: 'registry [--rows 5000,100000,1000000] [--json] [--keep DIR]   list, filter, search, count, open, save and bulk import',
    run: registry,
  },
  import: {
    what: 'import [--rows 50000,100000,500000] [--registry 100000] [--json] [--keep DIR]   a spreadsheet read, rehearsed with its search for duplicates, and put in',
    run: importing,
  },
  linkage: {
    what: 'linkage [--rows 50000,1000000] [--seed 1] [--turns 3] [--json]   finding duplicates, beside Splink; --rows: invented sets as well',
    run: linkage,
  },
  spreadsheet: {
    what: 'spreadsheet [--rows 100000] [--csv-rows 1000000] [--json]   reading a file of each kind',
    run: spreadsheet,
  },
  generate: {
    what: 'generate [--rows 5000] [--seed 1]   messy enterprises as CSV on standard output, with the truth in `cluster`',
    run: generate,
  },
};

async function registry(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { rows: { type: 'string', default: '5000,100000,1000000' }, json: { type: 'boolean', default: false }, keep: { type: 'string' } },
  });
  const { benchRegistry } = await import('./registry.ts');
  await benchRegistry({ sizes: sizes('rows', values.rows, 1000), json: values.json, keep: values.keep });
}

async function importing(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: 'string', default: '50000,100000,500000' },
      registry: { type: 'string', default: '100000' },
      json: { type: 'boolean', default: false },
      keep: { type: 'string' },
    },
  });
  const { benchImport } = await import('./import.ts');
  const registrySize = whole('registry', values.registry, 1000);
  await benchImport({ sizes: sizes('rows', values.rows, 1000), registry: registrySize, json: values.json, keep: values.keep });
}

async function linkage(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: 'string', default: '' },
      seed: { type: 'string', default: '1' },
      turns: { type: 'string', default: '3' },
      json: { type: 'boolean', default: false },
    },
  });
  const { benchLinkage } = await import('./linkage/main.ts');
  const rows = values.rows === '' ? [] : sizes('rows', values.rows, 1000);
  await benchLinkage({ rows, seed: whole('seed', values.seed, 0), turns: whole('turns', values.turns, 1), json: values.json });
}

async function spreadsheet(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: 'string', default: '100000' },
      'csv-rows': { type: 'string', default: '1000000' },
      json: { type: 'boolean', default: false },
    },
  });
  const { benchSpreadsheet } = await import('./spreadsheet.ts');
  await benchSpreadsheet({ rows: whole('rows', values.rows, 1000), csvRows: whole('csv-rows', values['csv-rows'], 1000), json: values.json });
}

async function generate(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { rows: { type: 'string', default: '5000' }, seed: { type: 'string', default: '1' } } });
  const { writeInvented } = await import('./linkage/main.ts');
  await writeInvented(process.stdout, { rows: whole('rows', values.rows, 1), seed: whole('seed', values.seed, 0) });
}

class BadFlag extends Error {}

const sizes = (flag: string, text: string, least: number) => text.split(',').map((size) => whole(flag, size, least));

function whole(flag: string, text: string, least: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least) return number;
  throw new BadFlag(`--${flag}: whole numbers of at least ${least}, not “${text}”`);
}

const [name = '', ...args] = process.argv.slice(2);
const bench = benches[name];
try {
  if (bench) await bench.run(args);
  else {
    console.log(
      `npm run bench -- <name>\n\n${Object.values(benches)
        .map(({ what }) => `  ${what}`)
        .join('\n')}`,
    );
    process.exitCode = name === '' || name === '--help' ? 0 : 2;
  }
} catch (error) {
  if (!(error instanceof BadFlag)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
