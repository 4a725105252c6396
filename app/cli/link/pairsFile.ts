import { closeSync, openSync, writeSync } from 'node:fs';
import { pairDetails } from '#engines/linkage/index.ts';
import type { Linked, Settings, Table } from '#engines/linkage/index.ts';

/** Every candidate pair, likeliest first: ids, weight in bits, probability, and the level of each comparison. */
export function writePairs(file: string, linked: Linked, table: Table, settings: Settings): void {
  const target = openSync(file, 'w');
  try {
    const id = settings.uniqueId;
    let text = `${[`${id}_l`, `${id}_r`, 'weight', 'probability', ...linked.scoring.comparisons.map(({ spec }) => spec.name)].map(cell).join(',')}\n`;
    for (const { left, right, weight, probability, levels } of pairDetails(linked, table, settings)) {
      text += `${cell(left)},${cell(right)},${weight.toFixed(4)},${probability.toPrecision(6)},${levels.map(cell).join(',')}\n`;
      if (text.length < 1 << 16) continue;
      writeSync(target, text);
      text = '';
    }
    writeSync(target, text);
  } finally {
    closeSync(target);
  }
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
