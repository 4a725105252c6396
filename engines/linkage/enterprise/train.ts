import { ProfileTable, profileSettings } from '../profile.ts';
import type { LinkageModel } from '../train/model.ts';
import { trainModel } from '../train/trainModel.ts';
import { defaultEnterpriseModel } from './defaultModel.ts';
import type { PreparedEnterprise } from './pair.ts';
import { enterpriseSettings } from './settings.ts';

/**
 * Of a record that comes in, so likely it is that the registry knows the person: a registry that was cleaned holds no pairs to learn
 * that from, and would else believe that there are none.
 */
const knownAlready = 0.3;

/**
 * Learns a model of a registry: the same records and seed give the same model. Where they show few matches, the base (the shipped
 * model, or the registry's last one) keeps its say.
 */
export function trainEnterpriseModel(records: Iterable<PreparedEnterprise>, options: { seed: number; base?: LinkageModel }): LinkageModel {
  const base = options.base ?? defaultEnterpriseModel;
  const rows = new ProfileTable(enterpriseSettings);
  for (const { derived } of records) rows.add(derived);
  const table = rows.finish();
  if (table.count < 2) return base;
  const settings = profileSettings(enterpriseSettings, { truth: false, seed: options.seed });
  const model = trainModel(table, settings, { base });
  return { ...model, prior: Math.max(model.prior, Math.min(base.prior, knownAlready / table.count)) };
}
