import { scopeCovers } from '#core/policy.ts';
import { enterpriseBands } from '#engines/linkage/index.ts';
import type { EnterpriseRecord } from '#engines/linkage/index.ts';
import { enterprisesOfOwners, readForComparison } from '#modules/registry/index.ts';
import { action } from '#platform/action.ts';
import type { Context } from '#platform/action.ts';
import { duplicatesContract as contract } from '../contract/duplicates.ts';
import { sideOf } from '../linking/judge.ts';
import { codesOf, ownNameOf } from '../linking/keys.ts';
import { similarTo } from '../linking/link.ts';
import type { Similar } from '../linking/link.ts';
import { bandOf, worthReview } from '../rules/duplicates.ts';
import { evidenceOf } from './duplicatesShow.ts';

/** So few that a person reads them while typing. */
const mostShown = 5;

type Typed = {
  name: string | null;
  ownerName: string | null;
  ownerId?: string | null | undefined;
  nik: string | null;
  phone: string | null;
  area?: string | null | undefined;
  address: string | null;
  birthDate: string | null;
  latitude?: number | null | undefined;
  longitude?: number | null | undefined;
};

/** Who owns what is being typed, where that is a known person: they are as their other enterprises have them. */
async function knownOwner(ctx: Context, ownerId: string | null | undefined) {
  if (!ownerId) return { ids: [], owner: null };
  const ids = (await enterprisesOfOwners(ctx, [ownerId])).slice(0, 30);
  const [first] = ids.length === 0 ? [] : await readForComparison(ctx, ids.slice(0, 1));
  return { ids, owner: first?.owner ?? null };
}

function recordOfTyped(typed: Typed, owner: Awaited<ReturnType<typeof knownOwner>>['owner']): EnterpriseRecord {
  const ownerName = owner?.fullName ?? typed.ownerName;
  return {
    ownerName,
    businessName: typed.name === null ? null : ownNameOf(typed.name, ownerName),
    nik: owner?.nik ?? typed.nik,
    phone: owner?.phone ?? typed.phone,
    address: typed.address,
    village: null,
    ...codesOf(typed.area ?? null),
    birthDate: owner?.birthDate ?? typed.birthDate,
    kbli: null,
    nib: null,
    latitude: typed.latitude ?? null,
    longitude: typed.longitude ?? null,
  };
}

/** Outside the asker's areas only the village is told: enough to ring the colleague there, and nothing of the person. */
function showSimilar(ctx: Context, { enterprise: e, judged }: Similar) {
  const mayKnow = scopeCovers(ctx.scope, { area: e.area });
  return {
    enterprise: mayKnow ? { id: e.id, name: e.name, ownerName: e.owner?.fullName ?? null, address: e.address } : null,
    areaName: e.areaName,
    weight: judged.weight,
    band: bandOf(judged.weight, enterpriseBands),
    business: judged.business,
    evidence: mayKnow ? evidenceOf(judged, ctx.language) : [],
  };
}

export const findingActions = {
  'validation.findSimilar': action(contract['validation.findSimilar'], {
    async act(ctx, { excludeId = null, ...typed }) {
      const { ids, owner } = await knownOwner(ctx, typed.ownerId);
      const side = sideOf(recordOfTyped(typed, owner), typed.ownerId ?? null);
      const similar = await similarTo(ctx, side, ids, excludeId ?? null);
      const shown = similar.filter(({ judged }) => worthReview(judged, enterpriseBands.doubtful)).slice(0, mostShown);
      return { items: shown.map((one) => showSimilar(ctx, one)) };
    },
  }),
};
