import { officeActions } from './office.ts';
import { peopleActions } from './people.ts';
import { sessionActions } from './session.ts';

export { demoPassword } from './office.ts';

export const actions = { ...sessionActions, ...peopleActions, ...officeActions };
