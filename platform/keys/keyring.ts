import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Secrecy at rest. A key encryption key (a file apart from the database, or NAIKKELAS_MASTER_KEY) wraps the data keys;
 * the data keys encrypt identifiers (AES-256-GCM) and make their blind indexes (HMAC-SHA-256). Each ciphertext starts with
 * the number of its data key, so that keys can be rotated.
 */
export type Keyring = {
  encrypt(plain: string, context: string): Buffer;
  decrypt(cipher: Buffer, context: string): string;
  /** A keyed fingerprint for look-up by equality; `field` keeps the indexes of different identifiers apart. */
  blindIndex(field: string, value: string): Buffer;
};

type KeyFile = { current: number; data: Record<string, string>; index: string };

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** Opens the ring kept in `folder`, making it on the first start. `masterKey` (64 hex digits) takes the place of the master file. */
export async function openKeyring(folder: string, masterKey?: string): Promise<Keyring> {
  await mkdir(folder, { recursive: true });
  const master = masterKey
    ? Buffer.from(masterKey, 'hex')
    : Buffer.from(await readOrMake(path.join(folder, 'master.key'), () => randomBytes(32).toString('hex')), 'hex');
  if (master.length !== 32) throw new Error('the master key must be 64 hexadecimal digits');
  const made = () =>
    JSON.stringify({ current: 1, data: { 1: wrap(master, randomBytes(32)) }, index: wrap(master, randomBytes(32)) } satisfies KeyFile, null, 2);
  const file = JSON.parse(await readOrMake(path.join(folder, 'keys.json'), made)) as KeyFile;
  const data = new Map(Object.entries(file.data).map(([number, wrapped]) => [Number(number), unwrap(master, wrapped)]));
  return ring(file.current, data, unwrap(master, file.index));
}

function ring(current: number, dataKeys: Map<number, Buffer>, indexKey: Buffer): Keyring {
  const data = new Map<number, KeyObject>([...dataKeys].map(([number, key]) => [number, createSecretKey(key)]));
  const index = createSecretKey(indexKey);
  const keyOf = (number: number) => {
    const key = data.get(number);
    if (!key) throw new Error(`data key ${number} is not in the key file`);
    return key;
  };
  return {
    encrypt(plain, context) {
      const iv = freshIv();
      const cipher = createCipheriv(algorithm, keyOf(current), iv).setAAD(Buffer.from(context));
      // A stream cipher gives everything at once: its end adds nothing but the tag.
      const body = cipher.update(plain, 'utf8');
      cipher.final();
      return Buffer.concat([Buffer.from([current]), iv, cipher.getAuthTag(), body]);
    },
    decrypt(cipher, context) {
      const iv = cipher.subarray(1, 1 + ivBytes);
      const tag = cipher.subarray(1 + ivBytes, 1 + ivBytes + tagBytes);
      const decipher = createDecipheriv(algorithm, keyOf(cipher[0] ?? 0), iv)
        .setAAD(Buffer.from(context))
        .setAuthTag(tag);
      const body = decipher.update(cipher.subarray(1 + ivBytes + tagBytes));
      decipher.final(); // throws where the tag does not fit
      return body.toString('utf8');
    },
    blindIndex: (field, value) => createHmac('sha256', index).update(`${field}\0${value}`).digest().subarray(0, 16),
  };
}

/** Drawn for some hundred encryptions at once, each used once: a call to the system for twelve bytes costs more than the encryption. */
let drawn: Buffer = Buffer.alloc(0);

function freshIv(): Buffer {
  if (drawn.length < ivBytes) drawn = randomBytes(ivBytes * 256);
  const iv = drawn.subarray(0, ivBytes);
  drawn = drawn.subarray(ivBytes);
  return iv;
}

function wrap(master: Buffer, key: Buffer): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, master, iv);
  const body = Buffer.concat([cipher.update(key), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
}

function unwrap(master: Buffer, wrapped: string): Buffer {
  const bytes = Buffer.from(wrapped, 'base64');
  const decipher = createDecipheriv(algorithm, master, bytes.subarray(0, ivBytes)).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
}

/** Makes the file whole or not at all, so that a crash leaves no half a key. */
async function readOrMake(file: string, make: () => string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const text = make();
  const part = `${file}.${process.pid}`;
  await writeFile(part, `${text}\n`, { mode: 0o600, flag: 'wx' });
  await rename(part, file);
  await chmod(file, 0o600);
  return text;
}
