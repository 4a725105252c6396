import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { townId } from '#app/town.ts';
import { contract } from '#modules/registry/index.ts';
import { freshId } from '#test/support/client.ts';
import type { CallOptions } from '#test/support/client.ts';
import { secondRegency } from '#test/support/secondRegency.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { audited, auditEvents } from '#test/support/trail.ts';
import { addDocument, anEnterprise, anOwner, jati, makeNib, pdf, photoWithPlace, register } from './builders.ts';
import { aVisit, edit } from './visitsBuilders.ts';

// Every command of the registry the same way: it happens once, it is in the trail without personal data, and whoever may not, may not.

let town: Town;
let photo: Buffer;
beforeAll(async () => {
  town = await openTown();
  await secondRegency(town);
  photo = await photoWithPlace();
});
afterAll(() => town.close());

type Sent = { input: Record<string, unknown>; subject: [kind: string, id: string]; options?: CallOptions };
const officer = () => town.as('petugas');
const made = () => register(officer(), {}, { address: 'Jalan Rahasia 7', email: 'rahasia@contoh.id' });
const withDocument = async () => {
  const e = await made();
  return { ...e, documentId: await addDocument(officer(), e.id, { kind: 'nib', number: makeNib() }) };
};
const withPhoto = async () => {
  const e = await made();
  const photoId = freshId();
  await officer().ok('registry.addPhoto', { id: e.id, photoId }, { file: { name: 'depan.jpg', content: photo } });
  return { ...e, photoId };
};
const withExport = async () => {
  const e = await made();
  const recordId = freshId();
  await officer().ok('registry.addExportRecord', { id: e.id, recordId, year: 2025, country: 'SG', product: 'kain' });
  return { ...e, recordId };
};
const aCentre = async () => {
  const id = freshId();
  await officer().ok('registry.saveCentre', { id, name: 'Sentra Contoh', area: jati, cluster: 'batik' });
  return id;
};

const commands: Record<string, () => Promise<Sent>> = {
  registerEnterprise: async () => {
    const id = freshId();
    return { input: { id, owner: anOwner({ address: 'Jalan Rahasia 7' }), enterprise: anEnterprise() }, subject: ['enterprise', id] };
  },
  updateEnterprise: async () => {
    const e = await made();
    return { input: { id: e.id, version: 1, enterprise: anEnterprise({ address: 'Jalan Rahasia 7' }) }, subject: ['enterprise', e.id] };
  },
  verifyEnterprise: async () => {
    const e = await made();
    return { input: { id: e.id, version: 1, activity: 'active', note: 'Orang Contoh ada di rumah' }, subject: ['enterprise', e.id] };
  },
  recordFigures: async () => {
    const e = await made();
    return { input: { id: e.id, year: 2025, turnoverRupiah: 123_456_789 }, subject: ['enterprise', e.id] };
  },
  recordVisit: async () => {
    const e = await made();
    const edits = [edit('address', 'Jalan Rahasia 8'), edit('ownerPhone', e.owner.phone ?? null)];
    return { input: aVisit(town, e.id, { edits, note: 'Orang Contoh ada di rumah' }), subject: ['enterprise', e.id] };
  },
  resolveConflict: async () => {
    const e = await made();
    for (const who of ['petugas', 'pendamping.jati'])
      await town.as(who).ok('registry.recordVisit', aVisit(town, e.id, { edits: [edit('brand', `Orang Contoh ${who}`)] }));
    const [conflict] = (await officer().ok('registry.listConflicts', { enterpriseId: e.id })).items;
    return { input: { id: conflict?.id, editId: conflict?.versions[1]?.editId }, subject: ['enterprise', e.id] };
  },
  addNote: async () => {
    const e = await made();
    return { input: { id: e.id, text: 'Orang Contoh sakit' }, subject: ['enterprise', e.id] };
  },
  updateOwner: async () => {
    const e = await made();
    const { id: _, ...owner } = anOwner({ address: 'Jalan Rahasia 7' });
    return { input: { id: e.ownerId, version: 1, owner }, subject: ['owner', e.ownerId] };
  },
  addDocument: async () => {
    const e = await made();
    return { input: { id: e.id, documentId: freshId(), kind: 'nib', number: makeNib() }, subject: ['enterprise', e.id] };
  },
  attachDocumentFile: async () => {
    const e = await withDocument();
    return {
      input: { id: e.id, documentId: e.documentId },
      subject: ['enterprise', e.id],
      options: { file: { name: 'NIB Orang Contoh.pdf', content: pdf } },
    };
  },
  checkDocument: async () => {
    const e = await withDocument();
    return {
      input: { id: e.id, documentId: e.documentId, verdict: 'checked', note: 'Orang Contoh menunjukkan aslinya' },
      subject: ['enterprise', e.id],
    };
  },
  removeDocument: async () => {
    const e = await withDocument();
    return { input: { id: e.id, documentId: e.documentId }, subject: ['enterprise', e.id] };
  },
  addPhoto: async () => {
    const e = await made();
    return {
      input: { id: e.id, photoId: freshId(), caption: 'Orang Contoh di depan rumah' },
      subject: ['enterprise', e.id],
      options: { file: { name: 'Orang Contoh.jpg', content: photo } },
    };
  },
  removePhoto: async () => {
    const e = await withPhoto();
    return { input: { id: e.id, photoId: e.photoId }, subject: ['enterprise', e.id] };
  },
  addExportRecord: async () => {
    const e = await made();
    return { input: { id: e.id, recordId: freshId(), year: 2025, country: 'JP', product: 'teri' }, subject: ['enterprise', e.id] };
  },
  removeExportRecord: async () => {
    const e = await withExport();
    return { input: { id: e.id, recordId: e.recordId }, subject: ['enterprise', e.id] };
  },
  saveCentre: async () => {
    const id = freshId();
    return { input: { id, name: 'Sentra Baru', area: jati, cluster: 'craft' }, subject: ['centre', id] };
  },
  joinCentre: async () => {
    const e = await made();
    return { input: { id: e.id, centreId: await aCentre() }, subject: ['enterprise', e.id] };
  },
  leaveCentre: async () => {
    const e = await made();
    const centreId = await aCentre();
    await officer().ok('registry.joinCentre', { id: e.id, centreId });
    return { input: { id: e.id, centreId }, subject: ['enterprise', e.id] };
  },
  saveView: async () => {
    const id = freshId();
    return { input: { id, name: 'Batik', query: { cluster: ['batik'] } }, subject: ['view', id] };
  },
  removeView: async () => {
    const id = freshId();
    await officer().ok('registry.saveView', { id, name: 'Sementara', query: {} });
    return { input: { id }, subject: ['view', id] };
  },
  exportEnterprises: async () => {
    const id = freshId();
    return { input: { id, format: 'csv', filter: {}, columns: ['name'], reason: 'laporan triwulan' }, subject: ['export', id] };
  },
};

test('no command of the registry is missing from this list', () => {
  const all = Object.entries(contract)
    .filter(([, c]) => c.kind === 'command')
    .map(([name]) => name.slice('registry.'.length));
  expect([...Object.keys(commands), 'loadCodeList', 'revealNik', 'saveCluster'].sort((a, b) => a.localeCompare(b))).toEqual(
    all.sort((a, b) => a.localeCompare(b)),
  );
});

/** What people are, say and own; none of it belongs into the trail. */
const personal = /Orang Contoh|Usaha Contoh|Rahasia|rahasia@|357403120585|841\d{7}|123456789/;

describe.each(Object.entries(commands))('%s', (short, prepare) => {
  const name = `registry.${short}`;

  test('happens once, also when it is sent again, and is in the trail without personal data', async () => {
    const { input, subject, options } = await prepare();
    const commandId = freshId();
    const first = await officer().call(name, input, { ...options, commandId });
    expect([first.status, first.text]).toEqual([200, first.text]);
    const second = await officer().call(name, input, { ...options, commandId });
    expect([second.status, second.body, second.headers.get('idempotency-replayed')]).toEqual([200, first.body, 'true']);
    const event = await audited(town, name, commandId);
    expect([event.subject_kind, event.subject_id]).toEqual(subject);
    expect(event.actor).toBe(`person:${townId('officer.data')}`);
    expect(JSON.stringify(event.details)).not.toMatch(personal);
  });

  test('is refused to whoever only reads, to strangers and to other offices, and leaves nothing', async () => {
    const { input, options } = await prepare();
    const before = (await auditEvents(town, name)).length;
    const own = short === 'saveView' || short === 'removeView';
    for (const user of ['mentor', 'pembeli', 'bank', ...(own ? [] : ['walikota', 'inspektur'])]) {
      if (short === 'exportEnterprises' && (user === 'walikota' || user === 'inspektur')) continue;
      const answer = await town.as(user).call(name, input, options);
      expect([user, answer.status, answer.body.code]).toEqual([user, 403, 'core.notAllowed']);
    }
    expect((await town.anyone.call(name, input, options)).status).toBe(401);
    const free = ['saveView', 'removeView', 'exportEnterprises'].includes(short);
    if (!free) {
      const foreign = await town.as('petugas.jember').call(name, input, options);
      expect([foreign.status, foreign.body.code]).toEqual([404, 'core.notFound']);
      const neighbour = await town.as('pendamping.mangunharjo').call(name, input, options);
      expect([404, 403]).toContain(neighbour.status);
    }
    expect((await auditEvents(town, name)).length).toBe(before);
  });
});
