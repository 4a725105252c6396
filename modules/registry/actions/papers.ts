import { coreProblems } from '#core/problem.ts';
import { action } from '#platform/action.ts';
import type { Context } from '#platform/action.ts';
import type { StoredUpload } from '#platform/files/files.ts';
import type { MediaType } from '#platform/files/sniff.ts';
import { contract } from '../contract/index.ts';
import { registryProblems } from '../problems.ts';
import { mayBeShared } from '../rules/sharing.ts';
import * as store from '../store/index.ts';
import { checkDocument, refuse, yearErrors } from './check.ts';
import { confirm } from './confirming.ts';
import { findDocument, findEnterprise, loadRules, mayKnowEnterprise, onDocument, onLiving } from './subjects.ts';
import type { EnterpriseSubject } from './subjects.ts';
import { recompute, recordEvent, sealDocument } from './write.ts';

const pictures: MediaType[] = ['image/jpeg', 'image/png', 'image/webp'];

function uploadOf(ctx: Context): StoredUpload {
  if (!ctx.upload) throw coreProblems.make('core.malformed', { what: 'berkas tidak ada' });
  return ctx.upload;
}

async function keep(ctx: Context, purpose: string, allow: MediaType[]) {
  return ctx.files.keep(ctx.tx, uploadOf(ctx), { id: ctx.newId(), regency: ctx.regency, purpose, at: ctx.clock.now(), by: ctx.actorName, allow });
}

/** Refuses a number that the enterprise has already, and one of another owner where the kind may not be shared. */
async function refuseTakenNumber(ctx: Context, row: store.EnterpriseRow, { kind, number }: store.DocumentWrite): Promise<void> {
  const holders = await store.holdersOfDocument(ctx.tx, ctx.regency, kind, [number]);
  const other = holders.find((h) => h.enterpriseId === row.id || (!mayBeShared(kind) && (h.ownerId === null || h.ownerId !== row.owner_id)));
  if (!other) return;
  const known = await mayKnowEnterprise(ctx, { id: other.enterpriseId, area: other.area, owner_id: other.ownerId });
  throw known
    ? registryProblems.make('registry.documentTaken', { number, name: other.name })
    : registryProblems.make('registry.documentTakenElsewhere', { number });
}

/** What was not written because its id is taken was written before, by whoever made that id. */
function refuseTwin(added: boolean): void {
  if (!added) throw registryProblems.make('registry.alreadyThere');
}

async function note(
  ctx: Context,
  { enterprise }: EnterpriseSubject,
  kind: string,
  changes: Parameters<typeof recordEvent>[4],
  details: Record<string, unknown> = {},
): Promise<void> {
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
    ...onLiving,
    async act(ctx, input, subject) {
      const { kind, issuedOn, expiresOn } = input;
      const document = sealDocument(ctx, input.id, { id: input.documentId, kind, number: checkDocument(ctx, input), issuedOn, expiresOn });
      await refuseTakenNumber(ctx, subject.enterprise, document);
      refuseTwin((await store.addDocuments(ctx.tx, ctx.regency, [document], ctx.clock.now(), ctx.actorName)) === 1);
      await recompute(ctx, await loadRules(ctx), [input.id]);
      await confirm(ctx, [input.id], ['legality'], 'document');
      await note(ctx, subject, 'documentAdded', { [kind]: [null, document.number] }, { document: input.documentId, kind });
      ctx.emit('registry.documentAdded', { id: input.id, documentId: input.documentId });
      return { documentId: input.documentId };
    },
  }),
  'registry.attachDocumentFile': action(contract['registry.attachDocumentFile'], {
    ...onDocument,
    async act(ctx, { id, documentId }, subject) {
      const kept = await keep(ctx, 'legality_document', [...pictures, 'application/pdf']);
      await store.attachFile(ctx.tx, ctx.regency, documentId, kept.id);
      await recompute(ctx, await loadRules(ctx), [id]);
      await confirm(ctx, [id], ['legality'], 'document');
      await note(
        ctx,
        subject,
        'documentFileAttached',
        { [subject.document.kind]: [subject.document.file_name, kept.name] },
        { document: documentId, file: kept.id },
      );
      ctx.emit('registry.documentFileAttached', { id, documentId });
      return {};
    },
  }),
  'registry.getDocumentFile': action(contract['registry.getDocumentFile'], {
    find: findDocument,
    act: async (ctx, _input, { document }) => fileOf(ctx, document.file_id),
  }),
  'registry.checkDocument': action(contract['registry.checkDocument'], {
    ...onDocument,
    async act(ctx, { id, documentId, verdict, note: words }, subject) {
      await store.checkDocument(ctx.tx, ctx.regency, documentId, verdict, words, ctx.clock.now(), ctx.actorName);
      await recompute(ctx, await loadRules(ctx), [id]);
      await confirm(ctx, [id], ['legality'], 'document');
      await note(
        ctx,
        subject,
        'documentChecked',
        { [subject.document.kind]: [subject.document.state, verdict], ...(words && { checkNote: [null, words] }) },
        { document: documentId, verdict },
      );
      ctx.emit('registry.documentChecked', { id, documentId });
      return {};
    },
  }),
  'registry.removeDocument': action(contract['registry.removeDocument'], {
    ...onDocument,
    async act(ctx, { id, documentId }, subject) {
      await store.removeDocument(ctx.tx, ctx.regency, documentId, ctx.clock.now(), ctx.actorName);
      await recompute(ctx, await loadRules(ctx), [id]);
      await note(ctx, subject, 'documentRemoved', { [subject.document.kind]: [subject.document.number, null] }, { document: documentId });
      ctx.emit('registry.documentRemoved', { id, documentId });
      return {};
    },
  }),
  'registry.addPhoto': action(contract['registry.addPhoto'], {
    ...onLiving,
    async act(ctx, { id, photoId, caption }, subject) {
      const kept = await keep(ctx, 'photo', pictures);
      refuseTwin(
        await store.addPhoto(ctx.tx, ctx.regency, { id: photoId, enterpriseId: id, fileId: kept.id, caption }, ctx.clock.now(), ctx.actorName),
      );
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
    ...onLiving,
    async act(ctx, { id, photoId }, subject) {
      if (!(await store.removePhoto(ctx.tx, ctx.regency, id, photoId))) throw coreProblems.make('core.notFound');
      await note(ctx, subject, 'photoRemoved', {}, { photo: photoId });
      return {};
    },
  }),
  'registry.addExportRecord': action(contract['registry.addExportRecord'], {
    ...onLiving,
    async act(ctx, { id, recordId, year, country, product, valueRupiah }, subject) {
      refuse(yearErrors(ctx, year, 'year'));
      refuseTwin(
        (await store.addExportRecords(
          ctx.tx,
          ctx.regency,
          [{ id: recordId, enterpriseId: id, year, country, product, valueRupiah }],
          ctx.clock.now(),
        )) === 1,
      );
      await note(ctx, subject, 'exportRecorded', { year: [null, year], country: [null, country], product: [null, product] }, { record: recordId });
      return {};
    },
  }),
  'registry.removeExportRecord': action(contract['registry.removeExportRecord'], {
    ...onLiving,
    async act(ctx, { id, recordId }, subject) {
      if (!(await store.removeExportRecord(ctx.tx, ctx.regency, id, recordId))) throw coreProblems.make('core.notFound');
      await note(ctx, subject, 'exportRemoved', {}, { record: recordId });
      return {};
    },
  }),
};
