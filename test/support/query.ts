/** A query string as the pages write it: what is undefined or null is left out, a list is repeated. An empty value is sent, to see it refused. */
export function queryOf(input: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(input)) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (one != null) query.append(key, typeof one === 'string' ? one : JSON.stringify(one));
    }
  }
  const text = query.toString();
  return text && `?${text}`;
}
