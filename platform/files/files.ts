import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import sharp from 'sharp';
import { Problem, defineProblems } from '#core/problem.ts';
import type { Tx } from '../db/sql.ts';
import { sql } from '../db/sql.ts';
import { sniffMediaType } from './sniff.ts';
import type { MediaType } from './sniff.ts';

/** A received body, on disk but not yet kept. */
export type StoredUpload = { path: string; sha256: string; bytes: number; name: string; mediaType: MediaType };
export type KeptFile = { id: string; name: string; mediaType: string; bytes: number; sha256: string };
export type KeepOptions = { id: string; regency: string; purpose: string; at: Date; by: string; allow: MediaType[] };

export const fileProblems = defineProblems({
  'files.kind': {
    status: 415,
    text: { id: 'Berkas “{name}” berjenis {kind}; yang diterima: {allowed}.', en: 'The file “{name}” is {kind}; accepted are: {allowed}.' },
  },
  'files.empty': { status: 422, text: { id: 'Berkas “{name}” kosong.', en: 'The file “{name}” is empty.' } },
  'files.tooLarge': { status: 413, text: { id: 'Berkas terlalu besar; paling besar {limit} MB.', en: 'The file is too large; at most {limit} MB.' } },
  'files.unreadableImage': {
    status: 422,
    text: {
      id: 'Gambar “{name}” tidak dapat dibuka. Foto ulang atau pilih gambar lain.',
      en: 'The picture “{name}” cannot be opened. Take it again or choose another.',
    },
  },
});

/** More pixels than any phone's camera makes: a bomb, not a photo. */
const maxPixels = 60_000_000;

/**
 * Files live outside the web root under the SHA-256 of their content, one folder per regency. The database says what a file
 * is; each read goes through an action and its policy.
 */
export class Files {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** Streams a body to disk while counting and hashing it. Too large: refused before the rest is read. */
  async receive(body: Readable, options: { name: string; maxBytes: number }): Promise<StoredUpload> {
    const target = await this.#temporary();
    const hash = createHash('sha256');
    let bytes = 0;
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        if (bytes > options.maxBytes) {
          done(fileProblems.make('files.tooLarge', { limit: Math.floor(options.maxBytes / 1e6) }));
          return;
        }
        hash.update(chunk);
        done(null, chunk);
      },
    });
    try {
      await pipeline(body, meter, createWriteStream(target, { mode: 0o600 }));
      if (bytes === 0) throw fileProblems.make('files.empty', { name: options.name });
      return { path: target, sha256: hash.digest('hex'), bytes, name: safeName(options.name), mediaType: await sniffMediaType(target) };
    } catch (error) {
      await rm(target, { force: true });
      throw error;
    }
  }

  /** Keeps an upload for good. Pictures are drawn anew: smaller, turned upright, without the place and camera that they carry. */
  async keep(tx: Tx, upload: StoredUpload, options: KeepOptions): Promise<KeptFile> {
    if (!options.allow.includes(upload.mediaType)) {
      throw fileProblems.make('files.kind', { name: upload.name, kind: upload.mediaType, allowed: options.allow.join(', ') });
    }
    const final = upload.mediaType.startsWith('image/') ? await this.#redraw(upload) : upload;
    const place = this.#placeOf(options.regency, final.sha256);
    await mkdir(path.dirname(place), { recursive: true });
    await rename(final.path, place);
    if (final !== upload) await rm(upload.path, { force: true });
    await tx.run(sql`
      insert into platform.file (regency, id, sha256, name, media_type, bytes, purpose, created_at, created_by)
      values (${options.regency}, ${options.id}, ${Buffer.from(final.sha256, 'hex')}, ${final.name}, ${final.mediaType}, ${final.bytes}, ${options.purpose}, ${options.at}, ${options.by})`);
    return { id: options.id, name: final.name, mediaType: final.mediaType, bytes: final.bytes, sha256: final.sha256 };
  }

  /** Keeps what the product itself wrote, such as an export. */
  async keepWritten(tx: Tx, written: { path: string; name: string; mediaType: MediaType }, options: Omit<KeepOptions, 'allow'>): Promise<KeptFile> {
    const { size } = await stat(written.path);
    return this.keep(tx, { ...written, sha256: await hashOf(written.path), bytes: size }, { ...options, allow: [written.mediaType] });
  }

  /** Where the content of a kept file lies, or undefined where the regency has no such file. */
  async find(tx: Tx, regency: string, id: string): Promise<(KeptFile & { path: string }) | undefined> {
    const row = await tx.find(sql<{ id: string; sha256: Buffer; name: string; media_type: string; bytes: number }>`
      select id, sha256, name, media_type, bytes from platform.file where regency = ${regency} and id = ${id}`);
    if (!row) return undefined;
    const sha256 = row.sha256.toString('hex');
    return { id: row.id, name: row.name, mediaType: row.media_type, bytes: row.bytes, sha256, path: this.#placeOf(regency, sha256) };
  }

  /** Forgets a file; its content goes with the last file that has it. */
  async remove(tx: Tx, regency: string, id: string): Promise<void> {
    const file = await this.find(tx, regency, id);
    if (!file) return;
    await tx.run(sql`delete from platform.file where regency = ${regency} and id = ${id}`);
    const others = await tx.get(
      sql<{ n: number }>`select count(*) as n from platform.file where regency = ${regency} and sha256 = ${Buffer.from(file.sha256, 'hex')}`,
    );
    if (others.n === 0) await rm(file.path, { force: true });
  }

  /** A path for something that is being written; whoever asks for it keeps or removes it. */
  async temporary(): Promise<string> {
    return this.#temporary();
  }

  async discard(upload: StoredUpload): Promise<void> {
    await rm(upload.path, { force: true });
  }

  async #temporary(): Promise<string> {
    const folder = path.join(this.#root, 'incoming');
    await mkdir(folder, { recursive: true });
    return path.join(folder, randomBytes(12).toString('hex'));
  }

  #placeOf(regency: string, sha256: string): string {
    return path.join(this.#root, regency, sha256.slice(0, 2), sha256);
  }

  async #redraw(upload: StoredUpload): Promise<StoredUpload> {
    const target = await this.#temporary();
    try {
      await sharp(upload.path, { limitInputPixels: maxPixels })
        .rotate()
        .resize({ width: 1600, height: 1600, fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 80 })
        .toFile(target);
    } catch (error) {
      await rm(target, { force: true });
      if (error instanceof Problem) throw error;
      throw fileProblems.make('files.unreadableImage', { name: upload.name });
    }
    const { size } = await stat(target);
    return { path: target, sha256: await hashOf(target), bytes: size, name: upload.name.replace(/\.\w+$/, '.webp'), mediaType: 'image/webp' };
  }
}

export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(file);
  for await (const chunk of handle.createReadStream()) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** A name that can be shown and sent in a header: no folders, no control characters, at most 120 characters. */
export function safeName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replace(/[\p{Cc}"<>|:*?]/gu, '')
    .trim()
    .slice(-120);
  return clean === '' || clean === '.' || clean === '..' ? 'berkas' : clean;
}
