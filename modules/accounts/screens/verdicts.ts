import type { Can } from '#core/policy.ts';

/** For a page where many buttons would repeat one refusal: the sentences once, and below only what can be done now. */
export function refusalsOf(can: Can): string[] {
  return [...new Set(Object.values(can).filter((verdict) => typeof verdict === 'string'))];
}

export function now(verdict: true | string | undefined): true | undefined {
  return verdict === true ? true : undefined;
}
