import { areaContains } from '#core/region.ts';
import { dayOf } from '#core/dates.ts';
import { coreProblems } from '#core/problem.ts';
import { action } from '#platform/action.ts';
import type { Context } from '#platform/action.ts';
import { decodeCursor, encodeCursor } from '#platform/pipeline/cursor.ts';
import { contract } from '../contract/index.ts';
import { registryProblems } from '../problems.ts';
import * as store from '../store/index.ts';
import { pointErrors, refuse } from './check.ts';
import { narrow } from './listing.ts';
import { showItem } from './show.ts';
import { onLiving, personOf, takeEnterprise } from './subjects.ts';
import { recordEvent } from './write.ts';

async function findCentre(ctx: Context, { id }: { id: string }) {
  const centre = await store.findCentre(ctx.tx, ctx.regency, id);
  return centre && { place: { area: centre.area }, centre };
}

/** Whoever may see a part of the regency may open a centre; its members are cut to their scope. */
async function openCentre(ctx: Context, input: { id: string }) {
  const found = await findCentre(ctx, input);
  return found && { ...found, place: { area: found.centre.area, alsoIn: ctx.scope.areas } };
}

function showCentre(ctx: Context, c: store.CentreRow) {
  return {
    id: c.id,
    name: c.name,
    area: c.area,
    areaName: c.area_name,
    cluster: c.cluster,
    latitude: c.latitude,
    longitude: c.longitude,
    can: ctx.can({ area: c.area }, { 'registry.saveCentre': undefined, 'registry.getCentre': undefined }),
  };
}

async function memberSubject(ctx: Context, input: { id: string; centreId: string }) {
  const subject = await takeEnterprise(ctx, input);
  const centre = subject && (await store.findCentre(ctx.tx, ctx.regency, input.centreId));
  return centre && { ...subject, centre };
}

const onMember = { ...onLiving, find: memberSubject };

export const placeActions = {
  'registry.listCentres': action(contract['registry.listCentres'], {
    act: async (ctx) => ({
      items: (await store.listCentres(ctx.tx, ctx.regency)).map((c) => ({ ...showCentre(ctx, c), members: c.members, version: c.version })),
    }),
  }),
  'registry.getCentre': action(contract['registry.getCentre'], {
    find: openCentre,
    async act(ctx, { id, cursor, limit }, { centre }) {
      const rows = await store.listOfCentre(ctx.tx, await narrow(ctx, ctx.scope, {}), id, decodeCursor(cursor, 1)?.[0], limit + 1);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return {
        ...showCentre(ctx, centre),
        memberCount: centre.members,
        exporters: centre.exporters,
        members: { items: rows.slice(0, limit).map(showItem), next: last ? encodeCursor([last.id]) : null },
      };
    },
  }),
  'registry.saveCentre': action(contract['registry.saveCentre'], {
    find: async (_ctx, { area }) => ({ place: { area } }),
    async act(ctx, { version, ...input }) {
      const centre = { ...input, latitude: input.latitude ?? null, longitude: input.longitude ?? null };
      const known = areaContains(ctx.regency, centre.area) && (await store.regionExists(ctx.tx, centre.area));
      const cluster = (await store.listClusters(ctx.tx, ctx.regency)).some((c) => c.code === centre.cluster);
      refuse([
        ...(known ? [] : [{ field: 'area', code: 'registry.areaUnknown' }]),
        ...(cluster ? [] : [{ field: 'cluster', code: 'registry.clusterUnknown' }]),
        ...(await pointErrors(ctx, centre, '')),
      ]);
      ctx.audit({ subject: ['centre', centre.id] });
      const before = await findCentre(ctx, centre);
      if (!before) {
        if (!(await store.addCentre(ctx.tx, ctx.regency, centre, ctx.clock.now()))) throw coreProblems.make('core.versionMoved');
        return { version: 1 };
      }
      if (!ctx.can(before.place, { 'registry.saveCentre': undefined })['registry.saveCentre']) throw coreProblems.make('core.notFound');
      const seen = before.centre.version;
      if (version !== seen || !(await store.updateCentre(ctx.tx, ctx.regency, seen, centre))) throw coreProblems.make('core.versionMoved');
      return { version: seen + 1 };
    },
  }),
  'registry.joinCentre': action(contract['registry.joinCentre'], {
    ...onMember,
    async act(ctx, { id, centreId }, { enterprise, centre }) {
      if (!(await store.joinCentre(ctx.tx, ctx.regency, centreId, id, dayOf(ctx.clock.now())))) throw registryProblems.make('registry.alreadyThere');
      await recordEvent(ctx, ['enterprise', id], 'centreJoined', enterprise.version, { centre: [null, centre.name] });
      ctx.audit({ subject: ['enterprise', id], details: { centre: centreId } });
      return {};
    },
  }),
  'registry.leaveCentre': action(contract['registry.leaveCentre'], {
    ...onMember,
    async act(ctx, { id, centreId }, { enterprise, centre }) {
      if (!(await store.leaveCentre(ctx.tx, ctx.regency, centreId, id))) throw coreProblems.make('core.notFound');
      await recordEvent(ctx, ['enterprise', id], 'centreLeft', enterprise.version, { centre: [centre.name, null] });
      ctx.audit({ subject: ['enterprise', id], details: { centre: centreId } });
      return {};
    },
  }),
  'registry.listClusters': action(contract['registry.listClusters'], {
    act: async (ctx) => ({
      items: (await store.listClusters(ctx.tx, ctx.regency)).map((c) => ({
        code: c.code,
        name: { id: c.name_id, en: c.name_en },
        food: c.food,
        active: c.active,
        sort: c.sort,
      })),
    }),
  }),
  'registry.saveCluster': action(contract['registry.saveCluster'], {
    async act(ctx, { code, nameId, nameEn, food, active, sort }) {
      await store.saveCluster(ctx.tx, ctx.regency, { code, name_id: nameId, name_en: nameEn, food, active, sort });
      ctx.audit({ subject: ['cluster', code] });
      ctx.enqueue({ action: 'registry.refreshLegality', input: { cluster: code }, uniqueKey: code });
      return {};
    },
  }),
  'registry.searchKbli': action(contract['registry.searchKbli'], {
    act: async (ctx, { text }) => ({ items: await store.searchKbli(ctx.tx, text, 20) }),
  }),
  'registry.listViews': action(contract['registry.listViews'], {
    find: async (ctx) => ({ place: { person: personOf(ctx) } }),
    act: async (ctx) => ({ items: await store.listViews(ctx.tx, ctx.regency, personOf(ctx)) }),
  }),
  'registry.saveView': action(contract['registry.saveView'], {
    find: async (ctx) => ({ place: { person: personOf(ctx) } }),
    async act(ctx, view) {
      if (!(await store.saveView(ctx.tx, ctx.regency, personOf(ctx), view, ctx.clock.now()))) throw coreProblems.make('core.notFound');
      ctx.audit({ subject: ['view', view.id] });
      return {};
    },
  }),
  'registry.removeView': action(contract['registry.removeView'], {
    find: async (ctx) => ({ place: { person: personOf(ctx) } }),
    async act(ctx, { id }) {
      if (!(await store.removeView(ctx.tx, ctx.regency, personOf(ctx), id))) throw coreProblems.make('core.notFound');
      ctx.audit({ subject: ['view', id] });
      return {};
    },
  }),
};
