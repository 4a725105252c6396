import type { Contracts } from '#core/contract.ts';
import { contract as accounts } from '#modules/accounts/contract.ts';
import { contract as registry } from '#modules/registry/contract/index.ts';
import { contract as validation } from '#modules/validation/contract/index.ts';

/** Everything that can be asked of this product; the browser's table of routes is made from it at build time. */
export const contracts = { ...accounts, ...registry, ...validation } satisfies Contracts;
