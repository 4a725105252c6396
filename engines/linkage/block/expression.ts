/** What a blocking rule says of one column: its value, or a part of it. */
export type Expression = { column: string; steps: Step[] };
type Step = { name: 'lower' } | { name: 'upper' } | { name: 'trim' } | { name: 'substr'; start: number; length: number };

const CALL = /^\s*(lower|upper|trim|left|right|substr|substring)\s*\((.*)\)\s*$/is;
/** Meant as a call, but of nothing that is known here; `NIK (16 digit)` is the name of a column. */
const STRANGE = /^\s*\w*\(/;

/** `surname`, `substr(surname,1,3)`, `left(…,n)`, `right(…,n)`, `lower(…)`, also one within another. Null where it is none of them. */
export function parseExpression(text: string): Expression | null {
  const call = CALL.exec(text);
  if (!call) return STRANGE.test(text) || text.trim() === '' ? null : { column: unquoted(text), steps: [] };
  const [inner = '', ...rest] = splitArguments(call[2] ?? '');
  const numbers = rest.map(Number);
  const expression = parseExpression(inner);
  const step = numbers.every(Number.isInteger) ? stepOf((call[1] ?? '').toLowerCase(), numbers) : null;
  return expression && step && { column: expression.column, steps: [...expression.steps, step] };
}

function stepOf(name: string, numbers: number[]): Step | null {
  const [first = 0, second = Number.MAX_SAFE_INTEGER] = numbers;
  if (numbers.length === 0) return name === 'lower' || name === 'upper' || name === 'trim' ? { name } : null;
  if ((name === 'substr' || name === 'substring') && numbers.length <= 2 && first !== 0 && second > 0)
    return { name: 'substr', start: first > 0 ? first - 1 : first, length: second };
  if (numbers.length !== 1 || first < 1) return null;
  if (name === 'left') return { name: 'substr', start: 0, length: first };
  return name === 'right' ? { name: 'substr', start: -first, length: first } : null;
}

/** At the commas outside parentheses. */
function splitArguments(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const char of text) {
    if (char === '(') depth++;
    if (char === ')') depth--;
    if (char === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["'`])(.*)\1$/, '$2');
}

export function evaluate({ steps }: Expression, value: string): string {
  let text = value;
  for (const step of steps) {
    if (step.name === 'substr') {
      const from = step.start < 0 ? Math.max(0, text.length + step.start) : step.start;
      text = text.slice(from, from + step.length);
    } else if (step.name === 'lower') text = text.toLowerCase();
    else if (step.name === 'upper') text = text.toUpperCase();
    else text = text.trim();
  }
  return text;
}
