import type { Policy } from '#core/policy.ts';
import type { Registry } from '../pipeline/pipeline.ts';

/** The readable page of the API: one row per action, grouped by module, without scripts. */
export function docsPage(registry: Registry): string {
  const sections = registry.modules.map((module) => {
    const rows = Object.entries(module.contracts).map(
      ([
        name,
        c,
      ]) => `<tr id="${escape(name)}"><td><code>${c.method}</code></td><td><code>/api/v1${escape(c.path)}</code><br><strong>${escape(name)}</strong></td>
        <td>${escape(c.summary.id)}<br><span lang="en">${escape(c.summary.en)}</span></td><td>${escape(who(module.policies[name] ?? {}))}</td></tr>`,
    );
    const problems = Object.entries(module.problems).map(
      ([code, kind]) =>
        `<tr id="${escape(code)}"><td>${kind.status}</td><td><code>${escape(code)}</code></td><td>${escape(kind.text.id)}<br><span lang="en">${escape(kind.text.en)}</span></td></tr>`,
    );
    return `<section><h2>${escape(module.name)}</h2><table><thead><tr><th>Cara</th><th>Alamat dan nama</th><th>Guna</th><th>Boleh</th></tr></thead><tbody>${rows.join('')}</tbody></table>
      ${problems.length > 0 ? `<h3>Penolakan</h3><table><tbody>${problems.join('')}</tbody></table>` : ''}</section>`;
  });
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>API Naik Kelas</title><link rel="stylesheet" href="/api/docs.css"></head>
<body><main><h1>API Naik Kelas</h1>
<p>Dokumen mesin: <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1). Masuk dengan <code>POST /api/v1/accounts/sign-in</code>; sesi dibawa kuki.
Setiap perintah menerima <code>Idempotency-Key</code> (UUID): kunci yang sama dua kali memberi jawaban pertama dan tidak berbuat apa-apa lagi. Penolakan adalah dokumen RFC 9457 dengan <code>code</code> yang tetap.</p>
${sections.join('\n')}</main></body></html>`;
}

function who(policy: Policy): string {
  return Object.entries(policy)
    .map(([grantee, reach]) => `${grantee}: ${reach}`)
    .join(', ');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

export const docsStyle = `body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#22242a;background:#faf9f7}main{max-width:70rem;margin:0 auto;padding:1.5rem}
h1,h2{color:#27447a}table{width:100%;border-collapse:collapse;background:#fff;margin:.5rem 0 1.5rem}th,td{text-align:left;vertical-align:top;padding:.5rem .75rem;border-bottom:1px solid #e4e1dc}
code{font:.875em ui-monospace,monospace}span[lang=en]{color:#5d5a55}a{color:#27447a}
@media (max-width:40rem){table,tbody,tr,td{display:block}thead{display:none}tr{padding:.5rem 0;border-bottom:1px solid #e4e1dc}td{border:0;padding:.15rem .75rem}}
@media (prefers-color-scheme:dark){body{background:#16181d;color:#e8e6e1}table{background:#1e2127}th,td{border-color:#343841}h1,h2,a{color:#a9c0ef}span[lang=en]{color:#b0aca4}}`;
