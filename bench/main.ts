// The measurements of the product, run by `npm run bench -- <name>`. They print figures and judge goals; tests never measure time.
import { parseArgs } from 'node:util';
import { benchRegistry } from './registry.ts';

const benches: Record<string, { what: string; run: (args: string[]) => Promise<void> }> = {
  registry: {
    what: 'registry [--rows 5000,100000,1000000] [--json] [--keep DIR]   list, filter, search, count, open, save and bulk import',
    run: registry,
  },
};

async function registry(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { rows: { type: 'string', default: '5000,100000,1000000' }, json: { type: 'boolean', default: false }, keep: { type: 'string' } },
  });
  const sizes = values.rows.split(',').map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1000)) {
    console.error('--rows: whole numbers of at least 1000, with commas between them');
    process.exitCode = 2;
    return;
  }
  await benchRegistry({ sizes, json: values.json, keep: values.keep });
}

const [name = '', ...args] = process.argv.slice(2);
const bench = benches[name];
if (bench) {
  await bench.run(args);
} else {
  console.log(
    `npm run bench -- <name>\n\n${Object.values(benches)
      .map(({ what }) => `  ${what}`)
      .join('\n')}`,
  );
  process.exitCode = name === '' || name === '--help' ? 0 : 2;
}
