import { mayDo } from '#core/policy.ts';
import type { Can, Place, Policy } from '#core/policy.ts';
import type { Problem } from '#core/problem.ts';
import type { Context } from '#platform/action.ts';
import { freshnessOf } from '../rules/freshness.ts';
import { kindsOf, legalityGap, kindsInForce, requiredGroups } from '../rules/legality.ts';
import { ceilingOf } from '../rules/scale.ts';
import * as store from '../store/index.ts';
import { placing, refuseMerged, survivorOf } from './subjects.ts';
import type { EnterpriseSubject, OwnerSubject, RegistryRules } from './subjects.ts';
import { readFreshness } from './visitsDoor.ts';

/** One line of a list. */
export function showItem(row: store.ItemRow) {
  return {
    id: row.id,
    name: row.name,
    brand: row.brand,
    owner: row.owner_id && row.owner_name ? { id: row.owner_id, fullName: row.owner_name } : null,
    area: row.area,
    villageName: row.village_name,
    districtName: row.district_name,
    cluster: row.cluster,
    products: row.products,
    phone: row.phone,
    activity: row.activity,
    scaleClass: row.scale_class,
    legality: row.legality,
    documents: kindsOf(row.documents),
    verifiedOn: row.verified_on,
    registeredAt: row.created_at,
  };
}

/** Who may know of an enterprise beside the one that they opened. */
const readers: Policy = { admin: 'area', officer: 'area', leader: 'area', inspector: 'area', companion: 'area', owner: 'own' };

const enterpriseActions = [
  'registry.updateEnterprise',
  'registry.verifyEnterprise',
  'registry.recordVisit',
  'registry.recordFigures',
  'registry.addNote',
  'registry.addDocument',
  'registry.attachDocumentFile',
  'registry.checkDocument',
  'registry.removeDocument',
  'registry.addPhoto',
  'registry.removePhoto',
  'registry.addExportRecord',
  'registry.removeExportRecord',
  'registry.joinCentre',
  'registry.leaveCentre',
];

function canAll(ctx: Context, place: Place, names: string[], refusal?: Problem): Can {
  return ctx.can(place, Object.fromEntries(names.map((name) => [name, refusal])));
}

export function showOwner(ctx: Context, { owner, place }: OwnerSubject, refusal?: Problem) {
  return {
    id: owner.id,
    fullName: owner.full_name,
    nikMask: owner.nik_mask,
    sex: owner.sex,
    birthDate: owner.birth_date,
    phone: owner.phone,
    email: owner.email,
    address: owner.address,
    area: owner.area,
    areaName: owner.area_name,
    hasSmartphone: owner.has_smartphone,
    version: owner.version,
    can: {
      ...canAll(ctx, place, ['registry.getOwner']),
      ...canAll(ctx, place, ['registry.updateOwner', ...(owner.nik_mask ? ['registry.revealNik'] : [])], refusal),
    },
  };
}

/** One enterprise in full: every part that its page shows. */
export async function showEnterprise(
  ctx: Context,
  rules: RegistryRules,
  { enterprise: row, place }: EnterpriseSubject,
  owner: OwnerSubject | undefined,
) {
  const { tx, regency } = ctx;
  const placeOf = await placing(ctx);
  const merged = (await store.listMergedInto(tx, regency, 'enterprise', [row.id])).map((m) => m.id);
  const documents = await store.listDocuments(tx, regency, row.id);
  const groups = requiredGroups(rules.legality, row.food);
  const held = kindsInForce(
    documents.map((d) => ({ kind: d.kind, expiresOn: d.expires_on, state: d.state })),
    rules.today,
  );
  const scale = { class: row.scale_class, basis: row.scale_basis };
  const { owner: _, ...item } = showItem(row);
  return {
    ...item,
    phone: row.own_phone,
    owner: owner ? showOwner(ctx, owner) : null,
    siblings: owner
      ? (await store.listOfOwner(tx, regency, [owner.owner.id], 50))
          .filter((e) => e.id !== row.id && mayDo(ctx.actor, readers, placeOf(e)))
          .map((e) => ({ id: e.id, name: e.name }))
      : [],
    address: row.address,
    latitude: row.latitude,
    longitude: row.longitude,
    accuracyM: row.accuracy_m,
    kbliVersion: row.kbli_version,
    kbli: row.kbli,
    kbliTitle: row.kbli_title,
    placeKind: row.place_kind,
    startYear: row.start_year,
    workersMale: row.workers_male,
    workersFemale: row.workers_female,
    monthlyCapacity: row.monthly_capacity,
    channels: row.channels,
    note: row.note,
    scale: {
      ...scale,
      year: row.scale_year,
      legalBasis: row.scale_basis ? rules.scale.legalBasis : null,
      nextCeilingRupiah: ceilingOf(rules.scale, scale),
    },
    legalityGap: legalityGap(groups, held),
    legalBasis: rules.legality.legalBasis,
    ...((await readFreshness(ctx, [row.id])).get(row.id) ?? { confirmations: [], trust: 0 }),
    freshness: freshnessOf(rules.freshness.value, row.verified_on, rules.today),
    verifiedByName: row.verified_by_name,
    figures: await store.listFigures(tx, regency, row.id),
    documentList: documents.map((d) => showDocument(d, rules.today)),
    centres: await store.listCentresOf(tx, regency, row.id),
    exports: await store.listExportRecords(tx, regency, row.id),
    photos: (await store.listPhotos(tx, regency, row.id)).map(({ id, caption, at }) => ({ id, caption, at })),
    source: row.source,
    version: row.version,
    mergedInto: await survivorOf(ctx, row),
    mergedFrom: (await store.nameEnterprises(tx, regency, merged))
      .filter((e) => mayDo(ctx.actor, readers, placeOf(e)))
      .map((e) => ({ id: e.id, name: e.name })),
    can: {
      ...canAll(ctx, place, ['registry.listTimeline']),
      ...canAll(ctx, place, enterpriseActions, await refuseMerged(ctx, { enterprise: row, place })),
    },
  };
}

function showDocument(d: store.DocumentRow, today: string) {
  return {
    id: d.id,
    kind: d.kind,
    number: d.number,
    issuedOn: d.issued_on,
    expiresOn: d.expires_on,
    expired: d.expires_on !== null && d.expires_on < today,
    state: d.state,
    checkedAt: d.checked_at,
    checkedByName: d.checked_by_name,
    checkNote: d.check_note,
    hasFile: d.file_id !== null,
    fileName: d.file_name,
  };
}
