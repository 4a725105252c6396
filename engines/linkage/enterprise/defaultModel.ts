import type { LinkageModel } from '../train/model.ts';
import model from './defaultModel.json' with { type: 'json' };

const shipped: unknown = model;

/**
 * The model that a town begins with, before its own records teach it better. Made by bench/linkage/defaultModel.ts from invented
 * records: nobody in it is real. A test compares its comparisons and levels with those of the profile.
 */
export const defaultEnterpriseModel = shipped as LinkageModel;
