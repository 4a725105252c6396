import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshId } from '#test/support/client.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { pdf, photoWithPlace, pixelBomb, register } from './builders.ts';

let town: Town;
let photo: Buffer;
beforeAll(async () => {
  town = await openTown();
  photo = await photoWithPlace();
});
afterAll(() => town.close());

const officer = () => town.as('petugas');
const add = (id: string, file: { name: string; content: string | Uint8Array }, photoId = freshId(), caption?: string) =>
  officer().call('registry.addPhoto', { id, photoId, ...(caption && { caption }) }, { file });
const bytesOf = async (id: string, photoId: string) => {
  const response = await officer().fetch(`/api/v1/registry/enterprises/${id}/photos/${photoId}`);
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
};

test('a photo loses the place and the camera it carries, and stands upright', async () => {
  const carried = await sharp(photo).metadata();
  expect([carried.orientation, carried.exif?.toString('latin1')]).toEqual([6, expect.stringContaining('Telepon Rahasia')]);
  // The tag that points to the place (Exif 2.32, GPSInfo 0x8825), in either order of bytes.
  expect([Buffer.from([0x88, 0x25]), Buffer.from([0x25, 0x88])].some((tag) => carried.exif?.includes(tag))).toBe(true);
  const { id } = await register(officer());
  const photoId = freshId();
  expect((await add(id, { name: 'depan.jpg', content: photo }, photoId, 'Tampak depan')).status).toBe(200);
  const { response, bytes } = await bytesOf(id, photoId);
  expect([
    response.headers.get('content-type'),
    response.headers.get('x-content-type-options'),
    response.headers.get('content-security-policy'),
  ]).toEqual(['image/webp', 'nosniff', "default-src 'none'; sandbox"]);
  const kept = await sharp(bytes).metadata();
  expect([kept.exif, kept.orientation, kept.width, kept.height]).toEqual([undefined, undefined, 48, 64]);
  expect(bytes.toString('latin1')).not.toMatch(/Telepon|GPS|Exif/);
  expect((await officer().ok('registry.getEnterprise', { id })).photos).toEqual([
    { id: photoId, caption: 'Tampak depan', at: expect.any(String) as string },
  ]);
});

test('a large photo is made small', async () => {
  const { id } = await register(officer());
  const photoId = freshId();
  const content = await sharp({ create: { width: 3000, height: 1200, channels: 3, background: '#228844' } })
    .png()
    .toBuffer();
  expect((await add(id, { name: 'besar.png', content }, photoId)).status).toBe(200);
  const { width, height } = await sharp((await bytesOf(id, photoId)).bytes).metadata();
  expect([width, height]).toEqual([1600, 640]);
});

describe('what is no photo', () => {
  test.each<[string, string, () => string | Uint8Array, number, string, RegExp]>([
    [
      'a page',
      'foto.jpg',
      () => '<!doctype html><script>alert(1)</script>',
      415,
      'files.kind',
      /“foto\.jpg” berjenis .+; yang diterima: image\/jpeg, image\/png, image\/webp/,
    ],
    ['a PDF', 'foto.jpg', () => pdf, 415, 'files.kind', /application\/pdf/],
    ['a small file that unfolds into 81 million pixels', 'bom.png', () => pixelBomb(), 422, 'files.unreadableImage', /“bom\.png” tidak dapat dibuka/],
    ['half a photo', 'rusak.png', () => pixelBomb(40).subarray(0, 40), 422, 'files.unreadableImage', /Foto ulang/],
    ['nothing', 'kosong.jpg', () => '', 422, 'files.empty', /kosong/],
  ])('%s is refused with a sentence and leaves nothing', async (_title, name, content, status, code, sentence) => {
    const { id } = await register(officer());
    const answer = await add(id, { name, content: content() });
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([status, code, expect.stringMatching(sentence)]);
    expect((await officer().ok('registry.getEnterprise', { id })).photos).toEqual([]);
  });

  test('a request without a file says so', async () => {
    const { id } = await register(officer());
    const answer = await officer().fetch(`/api/v1/registry/enterprises/${id}/photos/${freshId()}`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([400, expect.stringContaining('berkas')]);
  });
});

test('a photo is reached by its enterprise and by no other, and is gone when it was removed', async () => {
  const [here, there, photoId] = [await register(officer()), await register(officer()), freshId()];
  await add(here.id, { name: 'a.jpg', content: photo }, photoId);
  expect((await officer().call('registry.getPhoto', { id: there.id, photoId })).status).toBe(404);
  expect((await officer().call('registry.removePhoto', { id: there.id, photoId })).status).toBe(404);
  const again = await add(there.id, { name: 'b.jpg', content: photo }, photoId);
  expect([again.status, again.body.code]).toEqual([409, 'registry.alreadyThere']);
  await officer().ok('registry.removePhoto', { id: here.id, photoId });
  expect((await officer().call('registry.getPhoto', { id: here.id, photoId })).status).toBe(404);
  expect((await officer().call('registry.removePhoto', { id: here.id, photoId })).status).toBe(404);
});

test('the same photo of two enterprises is kept for one when the other removes it', async () => {
  const [one, two] = [await register(officer()), await register(officer())];
  const [a, b] = [freshId(), freshId()];
  await add(one.id, { name: 'sama.jpg', content: photo }, a);
  await add(two.id, { name: 'sama.jpg', content: photo }, b);
  await officer().ok('registry.removePhoto', { id: one.id, photoId: a });
  expect((await bytesOf(two.id, b)).response.status).toBe(200);
});
