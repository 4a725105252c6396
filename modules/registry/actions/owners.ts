import { coreProblems } from '#core/problem.ts';
import { action } from '#platform/action.ts';
import type { Context } from '#platform/action.ts';
import { sqlState } from '#platform/db/transact.ts';
import { contract } from '../contract/index.ts';
import { registryProblems } from '../problems.ts';
import { checkPhone } from '../rules/identifiers/index.ts';
import { initialsOf } from '../rules/names.ts';
import { understand } from '../rules/search.ts';
import * as store from '../store/index.ts';
import { judgeOwner, refuse } from './check.ts';
import { confirm } from './confirming.ts';
import { refuseTakenNik } from './enterprises.ts';
import { findIds, narrow } from './listing.ts';
import { showItem, showOwner } from './show.ts';
import { findOwner, mayKnowOwner, ownerSurvivorOf, placing, refuseMergedOwner } from './subjects.ts';
import type { OwnerSubject } from './subjects.ts';
import { settleOpen } from './visitsMerge.ts';
import { fieldOfOwner } from './visitsOwner.ts';
import { changesBetween, nikContext, recordEvent, reword, sealOwner } from './write.ts';
import type { OwnerFields } from './check.ts';
import type { Change } from './write.ts';

/** Few enough to choose from by eye. */
const mostOwners = 10;

/**
 * Whoever knows a whole NIK or telephone number has the person before them and may attach a business to their record,
 * wherever they live. Of an owner of another area it shows no more than is needed to recognise them.
 */
async function showFound(ctx: Context, o: store.OwnerRow) {
  if (await mayKnowOwner(ctx, o.id))
    return { id: o.id, fullName: o.full_name, nikMask: o.nik_mask, phone: o.phone, area: o.area, areaName: o.area_name };
  return {
    id: o.id,
    fullName: initialsOf(o.full_name),
    nikMask: null,
    phone: null,
    area: ctx.regency,
    areaName: (await store.nameOfRegion(ctx.tx, ctx.regency)) ?? null,
  };
}

/** Writes an owner over the version that was seen. Two people may give the same new NIK at once: the database lets one of them. */
async function writeOwner(ctx: Context, version: number, write: store.OwnerWrite): Promise<void> {
  const written = await store.updateOwner(ctx.tx, ctx.regency, version, write, ctx.clock.now()).catch((error: unknown) => {
    throw sqlState(error) === '23505' ? registryProblems.make('registry.nikTakenElsewhere') : error;
  });
  if (!written) throw coreProblems.make('core.versionMoved');
}

/** What changed, with the NIK by its mask; two NIKs may look the same behind it. */
function changesOf(row: store.OwnerRow, next: Omit<OwnerFields, 'nik'>, newNikMask: string | null): Record<string, Change> {
  const before = {
    fullName: row.full_name,
    sex: row.sex,
    birthDate: row.birth_date,
    phone: row.phone,
    email: row.email,
    address: row.address,
    area: row.area,
    hasSmartphone: row.has_smartphone,
  };
  return { ...changesBetween(before, next), ...(newNikMask !== null && { nik: [row.nik_mask, newNikMask] }) };
}

/** A command on an owner, who must not have been merged. */
const onLivingOwner = { find: findOwner, ask: (ctx: Context, _input: unknown, subject: OwnerSubject) => refuseMergedOwner(ctx, subject) };

export const ownerActions = {
  'registry.getOwner': action(contract['registry.getOwner'], {
    find: findOwner,
    async act(ctx, { id }, subject) {
      const rows = await store.listOfOwner(ctx.tx, ctx.regency, [id], 200);
      const placeOf = await placing(ctx);
      const visible = rows.filter((row) => ctx.can(placeOf(row), { 'registry.getEnterprise': undefined })['registry.getEnterprise']);
      const mergedInto = await ownerSurvivorOf(ctx, subject.owner);
      return { ...showOwner(ctx, subject, await refuseMergedOwner(ctx, subject)), enterprises: visible.map(showItem), mergedInto };
    },
  }),
  'registry.findOwners': action(contract['registry.findOwners'], {
    async act(ctx, { text }) {
      const asked = understand(text);
      const phone = asked?.kind === 'phone' ? checkPhone(asked.digits).value : null;
      const owners =
        asked?.kind === 'nik'
          ? await store.findOwnersBy(ctx.tx, ctx.regency, { nikIndex: ctx.keys.blindIndex('nik', asked.nik) }, mostOwners)
          : phone !== null
            ? await store.findOwnersBy(ctx.tx, ctx.regency, { phone }, mostOwners)
            : asked?.kind === 'words'
              ? await store.findOwnersBy(
                  ctx.tx,
                  ctx.regency,
                  { ids: await store.ownersOf(ctx.tx, ctx.regency, (await findIds(ctx, await narrow(ctx, ctx.scope, {}), text)).slice(0, 40)) },
                  mostOwners,
                )
              : [];
      const items: Awaited<ReturnType<typeof showFound>>[] = [];
      for (const owner of owners) items.push(await showFound(ctx, owner));
      return { items };
    },
  }),
  'registry.updateOwner': action(contract['registry.updateOwner'], {
    ...onLivingOwner,
    async act(ctx, { id, version, owner }, { owner: row }) {
      if (version !== row.version) throw coreProblems.make('core.versionMoved');
      const { value: next, wrong } = await judgeOwner(ctx, owner);
      refuse(wrong);
      const write = sealOwner(ctx, id, next);
      const nikKept = await refuseTakenNik(ctx, write.nikIndex, id);
      await writeOwner(ctx, version, write);
      if (next.fullName !== row.full_name)
        await reword(
          ctx,
          (await store.enterpriseWords(ctx.tx, ctx.regency, id)).map((e) => e.id),
        );
      const { nik: _, ...shown } = next;
      const changes = changesOf(row, shown, nikKept ? null : write.nikMask);
      const eventId = await recordEvent(ctx, ['owner', id], 'ownerUpdated', version + 1, changes);
      if ('phone' in changes) await confirm(ctx, await store.livingOfOwners(ctx.tx, ctx.regency, [id]), ['phone'], 'stated');
      await settleOpen(ctx, id, { eventId, version: version + 1, state: { ...shown }, names: Object.keys(changes) }, fieldOfOwner);
      ctx.audit({ subject: ['owner', id], details: { fields: Object.keys(changes) } });
      ctx.emit('registry.ownerUpdated', { id });
      return { version: version + 1 };
    },
  }),
  'registry.revealNik': action(contract['registry.revealNik'], {
    secretAnswer: true,
    ...onLivingOwner,
    async act(ctx, { id, reason }) {
      const cipher = await store.nikCipherOf(ctx.tx, ctx.regency, id);
      ctx.audit({ subject: ['owner', id], details: { reason } });
      return { nik: cipher && ctx.keys.decrypt(cipher, nikContext(ctx.regency, id)) };
    },
  }),
};
