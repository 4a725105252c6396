/** A sentence for people, in both languages of the product. Indonesian comes first. */
export type Text = { id: string; en: string };
export type Language = 'id' | 'en';
export const languages: readonly Language[] = ['id', 'en'];

export type Params = Record<string, string | number>;

/** Puts values into the `{name}` places of a sentence. A missing value leaves the place visible, so that a test sees it. */
export function fill(sentence: string, params: Params = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => (name in params ? String(params[name]) : place));
}

export function say(text: Text, language: Language, params?: Params): string {
  return fill(text[language], params);
}
