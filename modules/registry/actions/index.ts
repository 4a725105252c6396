import { codeActions } from './codes.ts';
import { enterpriseActions } from './enterprises.ts';
import { exportActions } from './exports.ts';
import { ownerActions } from './owners.ts';
import { paperActions } from './papers.ts';
import { placeActions } from './places.ts';
import { visitActions } from './visits.ts';

export const actions = { ...enterpriseActions, ...ownerActions, ...paperActions, ...placeActions, ...exportActions, ...codeActions, ...visitActions };
