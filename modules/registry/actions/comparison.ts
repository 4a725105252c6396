import type { Context } from '#platform/action.ts';
import type { DocumentKind, Sex } from '../contract/words.ts';
import * as store from '../store/index.ts';
import { documentContext, nikContext } from './write.ts';

/**
 * A living enterprise with all that tells it apart from others. For the server only: it holds whole identity numbers.
 * `shown` of a document and `nikMask` are what may be sent to a screen.
 */
export type Comparable = Omit<store.ComparableRow, OwnerColumn | 'documents'> & {
  owner: {
    id: string;
    version: number;
    fullName: string;
    nik: string | null;
    nikMask: string | null;
    birthDate: string | null;
    sex: Sex | null;
    phone: string | null;
    address: string | null;
    area: string;
  } | null;
  documents: { kind: DocumentKind; number: string; shown: string }[];
};
type OwnerColumn =
  'ownerId' | 'ownerVersion' | 'ownerName' | 'nikCipher' | 'nikMask' | 'birthDate' | 'sex' | 'ownerPhone' | 'ownerAddress' | 'ownerArea';

type Comparing = Pick<Context, 'tx' | 'regency' | 'keys'>;

/** All of these that live, in one question and in no order; for a thousand at once and more. */
export async function readForComparison(ctx: Comparing, ids: string[]): Promise<Comparable[]> {
  return (await store.readComparables(ctx.tx, ctx.regency, ids)).map((row) => comparable(ctx, row));
}

/**
 * The next living enterprises in the order of their ids; `changedSince` leaves out those that neither they nor their owner were changed
 * since. Begin with `afterId: null`; it ends with fewer than `limit`.
 */
export async function streamForComparison(
  ctx: Comparing,
  { afterId, limit, changedSince }: { afterId: string | null; limit: number; changedSince?: Date | undefined },
): Promise<Comparable[]> {
  const rows = await store.streamComparables(ctx.tx, ctx.regency, afterId ?? beforeAll, limit, changedSince);
  return rows.map((row) => comparable(ctx, row));
}

const beforeAll = '00000000-0000-0000-0000-000000000000';

function comparable(ctx: Comparing, row: store.ComparableRow): Comparable {
  const { ownerId, ownerVersion, ownerName, nikCipher, nikMask, birthDate, sex, ownerPhone, ownerAddress, ownerArea, documents, ...enterprise } = row;
  return {
    ...enterprise,
    owner:
      ownerId === null
        ? null
        : {
            id: ownerId,
            version: ownerVersion,
            fullName: ownerName,
            nik: nikCipher && ctx.keys.decrypt(nikCipher, nikContext(ctx.regency, ownerId)),
            nikMask,
            birthDate,
            sex,
            phone: ownerPhone,
            address: ownerAddress,
            area: ownerArea,
          },
    documents: documents.map(({ id, kind, number, cipher }) => ({
      kind,
      number: cipher === null ? number : ctx.keys.decrypt(Buffer.from(cipher, 'hex'), documentContext(ctx.regency, id)),
      shown: number,
    })),
  };
}
