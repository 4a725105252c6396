import type { Fault } from './schema.ts';
import type { SourceFile } from './arrows.ts';

/** What a cluster refuses, or what makes a result depend on the machine's clock, in the SQL of the stores. */
export function statementFaults(files: SourceFile[], distributed: string[]): Fault[] {
  return files.flatMap(({ path, text }) =>
    statementsIn(text).flatMap((statement) =>
      judge(statement, distributed).map((what) => ({ where: path, what: `${what}: ${statement.trim().slice(0, 80)}` })),
    ),
  );
}

function judge(statement: string, distributed: string[]): string[] {
  const text = statement.toLowerCase().replace(/\s+/g, ' ');
  const touches = distributed.filter((table) => new RegExp(`\\b${table.replace('.', '\\.')}\\b`).test(text));
  const names = (words: RegExp) => words.test(text);
  return [
    names(/\bnow\(\)|\bcurrent_(timestamp|date)\b|\bclock_timestamp\(\)/) ? 'the time is passed in' : '',
    names(/\boffset\b/) ? 'lists are paged by key' : '',
    names(/\bgrouping sets\b|\brollup\b|\bcube ?\(/) ? 'no grouping sets' : '',
    touches.length > 0 && names(/^ ?(select|insert|update|delete|with|merge)\b/) && !names(/\bregency\b|\bwhere ¤/)
      ? `${touches.join(', ')} without its regency`
      : '',
    names(/\bpg_(try_)?advisory/) ? 'no advisory locks' : '',
  ].filter(Boolean);
}

/** Stands for a `${…}` place: a parameter, or conditions that were put together elsewhere (with the regency first, as the stores do). */
const place = '¤';

/** The texts of all sql`…` templates; a nested sql`…` stays where it stood. */
export function statementsIn(source: string): string[] {
  const found: string[] = [];
  const start = /\bsql(?:<[^`]*?>)?`/g;
  for (let match = start.exec(source); match; match = start.exec(source)) {
    const { text, end } = template(source, match.index + match[0].length);
    found.push(text);
    start.lastIndex = end;
  }
  return found;
}

function template(source: string, from: number): { text: string; end: number } {
  let text = '';
  let at = from;
  while (at < source.length && source[at] !== '`') {
    if (source.startsWith('${', at)) {
      const hole = skipHole(source, at + 2);
      text += ` ${place} ${hole.text} `;
      at = hole.end;
    } else text += source[at++];
  }
  return { text, end: at + 1 };
}

function skipHole(source: string, from: number): { text: string; end: number } {
  let text = '';
  let at = from;
  for (let depth = 1; depth > 0 && at < source.length;) {
    if (source[at] === '`') {
      const nested = template(source, at + 1);
      if (/\bsql(<[^`]*>)?$/.test(source.slice(Math.max(0, at - 200), at))) text += ` ${nested.text} `;
      at = nested.end;
    } else {
      if (source[at] === '{') depth++;
      if (source[at] === '}') depth--;
      at++;
    }
  }
  return { text, end: at };
}
