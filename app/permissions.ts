import { roles } from '#core/policy.ts';
import type { Grantee, Policy, Reach } from '#core/policy.ts';
import type { Registry } from '#platform/pipeline/pipeline.ts';

const grantees: Grantee[] = ['anyone', 'signedIn', ...roles, 'system'];

const names: Record<Grantee, string> = {
  anyone: 'siapa saja',
  signedIn: 'setiap akun',
  admin: 'admin',
  officer: 'petugas',
  leader: 'pimpinan',
  inspector: 'inspektorat',
  companion: 'pendamping',
  owner: 'pemilik usaha',
  board: 'pengurus koperasi',
  mentor: 'mentor',
  buyer: 'pembeli ritel',
  banker: 'petugas bank',
  host: 'tuan rumah',
  system: 'sistem',
};

const reaches: Record<Reach, { word: string; meaning: string }> = {
  regency: { word: 'semua', meaning: 'seluruh kabupaten/kota akun itu' },
  area: { word: 'wilayah', meaning: 'hanya yang terletak di wilayah perannya, misalnya satu kelurahan' },
  own: { word: 'miliknya', meaning: 'hanya yang menjadi pegangan perannya, misalnya usahanya sendiri atau koperasinya' },
  self: { word: 'dirinya', meaning: 'hanya akunnya sendiri' },
};

/** Role × action in Markdown, for a civil servant to read: docs/permissions.md. A test holds the file to it. */
export function permissionsPage(registry: Registry): string {
  return (
    [
      '# Siapa boleh apa',
      'Dibuat dari kebijakan program (`policy.ts` tiap modul), jangan disunting: `UPDATE=1 npx vitest run test/rules/permissions.test.ts`.',
      'Sel kosong berarti **tidak boleh**. Yang boleh tetap tunduk pada aturan tindakan itu (misalnya: akun admin hanya diubah oleh admin).',
      legend(),
      ...registry.modules.map(
        (module) =>
          `## ${module.name}\n\n${table(Object.entries(module.contracts).map(([name, contract]) => [name, contract.summary.id, module.policies[name] ?? {}]))}`,
      ),
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
}

function legend(): string {
  const words = Object.entries(reaches).map(([code, { word, meaning }]) => `- **${word}** (\`${code}\`): ${meaning}`);
  const people = grantees.map((grantee) => `${names[grantee]} (\`${grantee}\`)`).join(', ');
  return [
    ...words,
    `- Kolom: ${people}. “Setiap akun” berlaku untuk semua peran; “sistem” adalah pekerjaan terjadwal, impor, dan baris perintah.`,
  ].join('\n');
}

function table(rows: [name: string, summary: string, policy: Policy][]): string {
  return [
    line(['Tindakan', ...grantees.map((grantee) => names[grantee])]),
    line(['---', ...grantees.map(() => '---')]),
    ...rows.map(([name, summary, policy]) => line([`${summary} \`${name}\``, ...grantees.map((grantee) => wordOf(policy[grantee]))])),
  ].join('\n');
}

const wordOf = (reach: Reach | undefined) => (reach ? reaches[reach].word : '');
const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
