import type { Module } from '#platform/action.ts';
import { accounts } from '#modules/accounts/index.ts';
import { registry } from '#modules/registry/index.ts';
import { validation } from '#modules/validation/index.ts';

/** All parts of town; the only place of the server that knows them all. */
export const modules: Module[] = [accounts, registry, validation];
