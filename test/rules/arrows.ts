/**
 * Who may import whom (docs: DESIGN, "Modules and their arrows"): the one place where the arrows are written down.
 * News travels upward by event, never by import.
 */
export const moduleArrows: Record<string, string[]> = {
  accounts: [],
  registry: ['accounts'],
  validation: ['accounts', 'registry'],
  aspirations: ['accounts', 'registry'],
  planning: ['accounts', 'registry', 'aspirations'],
  selection: ['accounts', 'registry', 'planning'],
  activities: ['accounts', 'registry', 'planning', 'selection'],
  mentoring: ['accounts', 'registry', 'activities'],
  ledger: ['accounts'],
  cooperatives: ['accounts', 'registry', 'ledger', 'mentoring'],
  market: ['accounts', 'registry', 'cooperatives', 'ledger'],
  placement: ['accounts', 'registry', 'market'],
  finance: ['accounts', 'registry'],
  insight: ['accounts'],
};

/** The parts around the domain. `app`, `test` and `bench` may import everything and are not listed; nobody may import them. */
export const layerArrows: Record<string, string[]> = {
  core: [],
  engines: ['core'],
  platform: ['core'],
  ui: ['core'],
  modules: ['core', 'engines', 'platform', 'ui'],
};

/** Packages that a part may use; a part that is not listed may use any. */
export const packageArrows: Record<string, string[]> = {
  core: ['zod'],
};

/** Packages of the server: the browser never loads them. */
export const serverPackages = ['fastify', 'kysely', 'pg', 'pino', 'sharp', '@electric-sql/pglite', 'esbuild', 'hucre'];

/** Who talks SQL: stores, and what carries them. */
export const sqlSpeakers = [/^modules\/[a-z]+\/store(\.ts|\/)/, /^platform\//, /^app\/referenceData\.ts$/, /^test\//, /^bench\//, /\/tests\//];

/** The one door of the test town through which the product seeds its demo. */
export const demoDoor = { from: /^app\//, to: /^test\/town\// };

/** Pure rules that a phone without signal needs as well: what is no number at all is said at once, by the very rule that the server judges by. */
export const rulesOnBothSides = [/^modules\/registry\/rules\/identifiers\//];
