import { coreProblems } from '#core/problem.ts';
import { action } from '#platform/action.ts';
import { contract } from '../contract/index.ts';
import { checkPhone } from '../rules/identifiers/index.ts';
import { understand } from '../rules/search.ts';
import * as store from '../store/index.ts';
import { checkOwner } from './check.ts';
import { refuseTakenNik } from './enterprises.ts';
import { findIds, narrow } from './listing.ts';
import { showItem, showOwner } from './show.ts';
import { findOwner, placeOf } from './subjects.ts';
import { changesBetween, nikContext, recordEvent, sealOwner, searchWords } from './write.ts';

/** Few enough to choose from by eye. */
const mostOwners = 10;

export const ownerActions = {
  'registry.getOwner': action(contract['registry.getOwner'], {
    find: findOwner,
    async act(ctx, { id }, subject) {
      const rows = await store.listOfOwner(ctx.tx, ctx.regency, [id], 200);
      const visible = rows.filter((row) => ctx.can(placeOf(row), { 'registry.getEnterprise': undefined })['registry.getEnterprise']);
      return { ...showOwner(ctx, subject), enterprises: visible.map(showItem) };
    },
  }),
  'registry.findOwners': action(contract['registry.findOwners'], {
    async act(ctx, { text }) {
      const asked = understand(text);
      const phone = asked?.kind === 'phone' ? checkPhone(asked.digits).value : null;
      // Whoever knows a whole NIK or phone number knows the person: then the owner is found wherever they live.
      const owners =
        asked?.kind === 'nik' ? await store.findOwnersBy(ctx.tx, ctx.regency, { nikIndex: ctx.keys.blindIndex('nik', asked.nik) }, mostOwners)
        : phone !== null ? await store.findOwnersBy(ctx.tx, ctx.regency, { phone }, mostOwners)
        : asked?.kind === 'words' ? await store.findOwnersBy(ctx.tx, ctx.regency, { ids: await store.ownersOf(ctx.tx, ctx.regency, (await findIds(ctx, await narrow(ctx, ctx.scope, {}), text)).slice(0, 40)) }, mostOwners)
        : [];
      return { items: owners.map((o) => ({ id: o.id, fullName: o.full_name, nikMask: o.nik_mask, phone: o.phone, area: o.area, areaName: o.area_name })) };
    },
  }),
  'registry.updateOwner': action(contract['registry.updateOwner'], {
    find: findOwner,
    async act(ctx, { id, version, owner }, { owner: row }) {
      const next = await checkOwner(ctx, owner, 'owner.');
      const write = sealOwner(ctx, id, next);
      await refuseTakenNik(ctx, write.nikIndex, id);
      const at = ctx.clock.now();
      if (!(await store.updateOwner(ctx.tx, ctx.regency, version, write, at))) throw coreProblems.make('core.versionMoved');
      if (next.fullName !== row.full_name) {
        for (const e of await store.enterpriseWords(ctx.tx, ctx.regency, id)) {
          const words = searchWords(e, next.fullName);
          await store.updateComputed(ctx.tx, ctx.regency, e.id, { words }, at);
          await store.addWords(ctx.tx, ctx.regency, words);
        }
      }
      const { nik: _, ...shown } = next;
      const before = { fullName: row.full_name, sex: row.sex, birthDate: row.birth_date, phone: row.phone, email: row.email, address: row.address, area: row.area, hasSmartphone: row.has_smartphone };
      const changes = { ...changesBetween(before, shown), ...(write.nikMask && changesBetween({ nik: row.nik_mask }, { nik: write.nikMask })) };
      await recordEvent(ctx, ['owner', id], 'ownerUpdated', version + 1, changes);
      ctx.audit({ subject: ['owner', id], details: { fields: Object.keys(changes) } });
      ctx.emit('registry.ownerUpdated', { id });
      return { version: version + 1 };
    },
  }),
  'registry.revealNik': action(contract['registry.revealNik'], {
    secretAnswer: true,
    find: findOwner,
    async act(ctx, { id, reason }) {
      const cipher = await store.nikCipherOf(ctx.tx, ctx.regency, id);
      ctx.audit({ subject: ['owner', id], details: { reason } });
      return { nik: cipher && ctx.keys.decrypt(cipher, nikContext(ctx.regency, id)) };
    },
  }),
};
