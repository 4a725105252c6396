import { coreProblems } from '#core/problem.ts';
import { action } from '#platform/action.ts';
import type { Context } from '#platform/action.ts';
import type { StoredUpload } from '#platform/files/files.ts';
import type { MediaType } from '#platform/files/sniff.ts';
import { contract } from '../contract/index.ts';
import { registryProblems } from '../problems.ts';
import * as store from '../store/index.ts';
import { checkDocument, checkFigures } from './check.ts';
import { findDocument, findEnterprise, loadRules } from './subjects.ts';
import type { EnterpriseSubject } from './subjects.ts';
import { recordEvent, refreshLegality } from './write.ts';

const pictures: MediaType[] = ['image/jpeg', 'image/png', 'image/webp'];

function uploadOf(ctx: Context): StoredUpload {
  if (!ctx.upload) throw coreProblems.make('core.malformed', { what: 'berkas tidak ada' });
  return ctx.upload;
}

async function keep(ctx: Context, purpose: string, allow: MediaType[]) {
  return ctx.files.keep(ctx.tx, uploadOf(ctx), { id: ctx.newId(), regency: ctx.regency, purpose, at: ctx.clock.now(), by: ctx.actorName, allow });
}

/** A NIB belongs to one owner; other numbers to one enterprise. */
async function refuseTakenNumber(ctx: Context, row: store.EnterpriseRow, kind: Parameters<typeof store.holdersOfDocument>[2], number: string): Promise<void> {
  const holders = await store.holdersOfDocument(ctx.tx, ctx.regency, kind, [number]);
  const other = holders.find((h) => h.enterpriseId === row.id || kind !== 'npwp' && (h.ownerId === null || h.ownerId !== row.owner_id));
  if (other) throw registryProblems.make('registry.documentTaken', { number, name: other.name });
}

async function note(ctx: Context, { enterprise }: EnterpriseSubject, kind: string, changes: Parameters<typeof recordEvent>[4], details: Record<string, unknown> = {}): Promise<void> {
  await recordEvent(ctx, ['enterprise', enterprise.id], kind, enterprise.version, changes);
  ctx.audit({ subject: ['enterprise', enterprise.id], details });
}

async function fileOf(ctx: Context, fileId: string | null) {
  const kept = fileId === null ? undefined : await ctx.files.find(ctx.tx, ctx.regency, fileId);
  if (!kept) throw registryProblems.make('registry.noFile');
  return { file: { path: kept.path, name: kept.name, mediaType: kept.mediaType }, inline: true };
}

export const paperActions = {
  'registry.addDocument': action(contract['registry.addDocument'], {
    find: findEnterprise,
    async act(ctx, input, subject) {
      const number = checkDocument(ctx, input);
      await refuseTakenNumber(ctx, subject.enterprise, input.kind, number);
      await store.addDocuments(ctx.tx, ctx.regency, [{ id: input.documentId, enterpriseId: input.id, kind: input.kind, number, issuedOn: input.issuedOn, expiresOn: input.expiresOn }], ctx.clock.now(), ctx.actorName);
      await refreshLegality(ctx, await loadRules(ctx), subject.enterprise);
      await note(ctx, subject, 'documentAdded', { [input.kind]: [null, number] }, { document: input.documentId, kind: input.kind });
      ctx.emit('registry.documentAdded', { id: input.id, documentId: input.documentId });
      return { documentId: input.documentId };
    },
  }),
  'registry.attachDocumentFile': action(contract['registry.attachDocumentFile'], {
    find: findDocument,
    async act(ctx, { documentId }, subject) {
      const kept = await keep(ctx, 'legality_document', [...pictures, 'application/pdf']);
      await store.attachFile(ctx.tx, ctx.regency, documentId, kept.id);
      await note(ctx, subject, 'documentFileAttached', { [subject.document.kind]: [subject.document.file_name, kept.name] }, { document: documentId, file: kept.id });
      return {};
    },
  }),
  'registry.getDocumentFile': action(contract['registry.getDocumentFile'], {
    find: findDocument,
    act: async (ctx, _input, { document }) => fileOf(ctx, document.file_id),
  }),
  'registry.checkDocument': action(contract['registry.checkDocument'], {
    find: findDocument,
    async act(ctx, { documentId, verdict, note: words }, subject) {
      await store.checkDocument(ctx.tx, ctx.regency, documentId, verdict, words, ctx.clock.now(), ctx.actorName);
      await refreshLegality(ctx, await loadRules(ctx), subject.enterprise);
      await note(ctx, subject, 'documentChecked', { [subject.document.kind]: [subject.document.state, verdict], ...(words && { checkNote: [null, words] }) }, { document: documentId, verdict });
      return {};
    },
  }),
  'registry.removeDocument': action(contract['registry.removeDocument'], {
    find: findDocument,
    async act(ctx, { documentId }, subject) {
      await store.removeDocument(ctx.tx, ctx.regency, documentId, ctx.clock.now(), ctx.actorName);
      await refreshLegality(ctx, await loadRules(ctx), subject.enterprise);
      await note(ctx, subject, 'documentRemoved', { [subject.document.kind]: [subject.document.number, null] }, { document: documentId });
      return {};
    },
  }),
  'registry.addPhoto': action(contract['registry.addPhoto'], {
    find: findEnterprise,
    async act(ctx, { id, photoId, caption }, subject) {
      const kept = await keep(ctx, 'photo', pictures);
      await store.addPhoto(ctx.tx, ctx.regency, { id: photoId, enterpriseId: id, fileId: kept.id, caption }, ctx.clock.now(), ctx.actorName);
      await note(ctx, subject, 'photoAdded', { photo: [null, caption ?? kept.name] }, { photo: photoId });
      return { photoId };
    },
  }),
  'registry.getPhoto': action(contract['registry.getPhoto'], {
    find: findEnterprise,
    async act(ctx, { id, photoId }) {
      const photo = (await store.listPhotos(ctx.tx, ctx.regency, id)).find((p) => p.id === photoId);
      if (!photo) throw coreProblems.make('core.notFound');
      return fileOf(ctx, photo.file_id);
    },
  }),
  'registry.removePhoto': action(contract['registry.removePhoto'], {
    find: findEnterprise,
    async act(ctx, { id, photoId }, subject) {
      if (!(await store.removePhoto(ctx.tx, ctx.regency, id, photoId))) throw coreProblems.make('core.notFound');
      await note(ctx, subject, 'photoRemoved', {}, { photo: photoId });
      return {};
    },
  }),
  'registry.addExportRecord': action(contract['registry.addExportRecord'], {
    find: findEnterprise,
    async act(ctx, { id, recordId, year, country, product, valueRupiah }, subject) {
      checkFigures(ctx, [{ year, capitalRupiah: 0, turnoverRupiah: valueRupiah }], () => '');
      await store.addExportRecords(ctx.tx, ctx.regency, [{ id: recordId, enterpriseId: id, year, country, product, valueRupiah }], ctx.clock.now());
      await note(ctx, subject, 'exportRecorded', { year: [null, year], country: [null, country], product: [null, product] }, { record: recordId });
      return {};
    },
  }),
  'registry.removeExportRecord': action(contract['registry.removeExportRecord'], {
    find: findEnterprise,
    async act(ctx, { id, recordId }, subject) {
      if (!(await store.removeExportRecord(ctx.tx, ctx.regency, id, recordId))) throw coreProblems.make('core.notFound');
      await note(ctx, subject, 'exportRemoved', {}, { record: recordId });
      return {};
    },
  }),
};
