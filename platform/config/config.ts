import path from 'node:path';
import { z } from 'zod';
import { isRegionCode } from '#core/region.ts';

/** One setting: read once, listed by `doctor`, named when wrong. */
type Setting = { name: string; meaning: string; secret?: boolean };

const flag = z.enum(['0', '1'], { error: 'harus 0 atau 1' }).transform((v) => v === '1');
const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, { error: `harus bilangan bulat ${min}–${max}` })
    .transform(Number)
    .refine((n) => n >= min && n <= max, { error: `harus bilangan bulat ${min}–${max}` });

const schema = z.object({
  NAIKKELAS_PORT: whole(1, 65535).optional(),
  NAIKKELAS_HOST: z.string().min(1).default('127.0.0.1'),
  NAIKKELAS_DATA: z.string().min(1).default('./data'),
  NAIKKELAS_DEMO: flag.optional(),
  NAIKKELAS_REGENCY: z
    .string()
    .refine((c) => isRegionCode(c) && c.length === 5, { error: 'harus kode kabupaten/kota Kemendagri, misalnya 35.74' })
    .default('35.74'),
  NAIKKELAS_ENGINE: z.enum(['auto', 'native', 'pglite'], { error: 'harus auto, native, atau pglite' }).default('auto'),
  NAIKKELAS_POOL: whole(1, 200).default(16),
  NAIKKELAS_RATE_LIMIT: whole(0, 1_000_000).default(3000),
  NAIKKELAS_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'harus debug, info, warn, error, atau silent' }).default('warn'),
  NAIKKELAS_MASTER_KEY: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, { error: 'harus 64 angka heksadesimal' })
    .optional(),
  NAIKKELAS_SECURE_COOKIES: flag.optional(),
  NAIKKELAS_TRUST_PROXY: flag.optional(),
  NAIKKELAS_TILES: z
    .string()
    .regex(/^https:\/\/[^\s'";]+\{z\}[^\s'";]*$/, { error: 'harus alamat https dengan {z}/{x}/{y}' })
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: 'harus berbentuk postgres://pengguna:sandi@host/basisdata' })
    .optional(),
});

export const settings: Setting[] = [
  { name: 'NAIKKELAS_PORT', meaning: 'port HTTP; bawaan 3000' },
  { name: 'NAIKKELAS_HOST', meaning: 'alamat yang didengarkan; bawaan 127.0.0.1' },
  { name: 'NAIKKELAS_DATA', meaning: 'folder basis data tertanam, berkas, dan kunci; bawaan ./data' },
  { name: 'NAIKKELAS_DEMO', meaning: '1: isi kota contoh dan tampilkan akun demo' },
  { name: 'NAIKKELAS_REGENCY', meaning: 'kode kabupaten/kota Kemendagri; bawaan 35.74' },
  { name: 'NAIKKELAS_ENGINE', meaning: 'auto, native, atau pglite; bawaan auto' },
  { name: 'NAIKKELAS_POOL', meaning: 'sambungan basis data paling banyak; bawaan 16' },
  { name: 'NAIKKELAS_RATE_LIMIT', meaning: 'permintaan per menit per alamat; 0: tanpa batas; bawaan 3000' },
  { name: 'NAIKKELAS_LOG', meaning: 'debug, info, warn, error, atau silent; bawaan warn' },
  { name: 'NAIKKELAS_MASTER_KEY', meaning: 'kunci induk, 64 angka heksadesimal; tanpa ini dibuat di folder data', secret: true },
  { name: 'NAIKKELAS_SECURE_COOKIES', meaning: '1 di belakang HTTPS: kuki hanya dikirim lewat HTTPS' },
  { name: 'NAIKKELAS_TRUST_PROXY', meaning: '1 di belakang proxy: alamat pengguna dibaca dari X-Forwarded-For' },
  { name: 'NAIKKELAS_TILES', meaning: 'alamat ubin peta, misalnya https://…/{z}/{x}/{y}.png' },
  { name: 'DATABASE_URL', meaning: 'server PostgreSQL; tanpa ini basis data tertanam', secret: true },
];

export type Config = ReturnType<typeof shape>;

/** A wrong or unknown setting, each with a sentence. */
export class ConfigError extends Error {
  readonly wrong: string[];
  constructor(wrong: string[]) {
    super(`Pengaturan salah:\n${wrong.map((w) => `  - ${w}`).join('\n')}`);
    this.wrong = wrong;
  }
}

/** Reads the settings from the environment; an empty value counts as not set. Throws `ConfigError` naming every wrong one. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const known = new Set(Object.keys(schema.shape));
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => (known.has(name) || name.startsWith('NAIKKELAS_')) && value !== ''));
  const unknown = Object.keys(given).filter((name) => !known.has(name) && name !== 'NAIKKELAS_CHROMIUM');
  const result = schema.safeParse(given);
  const wrong = [
    ...unknown.map((name) => `${name} tidak dikenal; lihat \`npx naikkelas doctor\` untuk daftarnya`),
    ...(result.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? []),
  ];
  if (wrong.length > 0 || !result.data) throw new ConfigError(wrong);
  return shape(result.data);
}

function shape(s: z.output<typeof schema>) {
  return {
    port: s.NAIKKELAS_PORT,
    host: s.NAIKKELAS_HOST,
    dataDir: path.resolve(s.NAIKKELAS_DATA),
    demo: s.NAIKKELAS_DEMO ?? s.DATABASE_URL === undefined,
    regency: s.NAIKKELAS_REGENCY,
    engine: s.NAIKKELAS_ENGINE,
    poolSize: s.NAIKKELAS_POOL,
    rateLimitPerMinute: s.NAIKKELAS_RATE_LIMIT,
    logLevel: s.NAIKKELAS_LOG,
    masterKey: s.NAIKKELAS_MASTER_KEY,
    secureCookies: s.NAIKKELAS_SECURE_COOKIES ?? false,
    trustProxy: s.NAIKKELAS_TRUST_PROXY ?? false,
    tiles: s.NAIKKELAS_TILES,
    databaseUrl: s.DATABASE_URL,
  };
}
