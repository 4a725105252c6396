import type { CustomComparison } from '../compare/customComparison.ts';
import { AddressComparison } from './compare/address.ts';
import { BusinessComparison } from './compare/business.ts';
import { IdentityComparison } from './compare/identity.ts';
import { NameComparison } from './compare/name.ts';
import { NibComparison, PointComparison, TradeComparison } from './compare/others.ts';
import { PhoneComparison } from './compare/phone.ts';

/** What the profile compares, anew for each set of records: some keep a dictionary of its words. */
export function createEnterpriseComparisons(): CustomComparison<unknown>[] {
  return [
    new IdentityComparison(),
    new PhoneComparison(),
    new NameComparison(),
    new AddressComparison(),
    new BusinessComparison(),
    new TradeComparison(),
    new NibComparison(),
    new PointComparison(),
  ];
}
