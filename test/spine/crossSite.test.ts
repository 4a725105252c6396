import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const post = (headers: Record<string, string>) => town.as('admin').call('accounts.readNotices', {}, { headers });

describe('a request that changes something', () => {
  test.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }],
    ['with a foreign Origin', { origin: 'https://jahat.example' }],
    ['with an Origin that hides itself', { origin: 'null' }],
    ['with an Origin of another port', { origin: 'http://127.0.0.1:1' }],
    ['with an Origin of garbage', { origin: 'bukan alamat' }],
  ])('%s is refused', async (_title, headers) => {
    const answer = await post(headers);
    expect([answer.status, answer.body.code]).toEqual([403, 'core.crossSite']);
  });

  test('from our own pages, typed by hand, or sent by a program passes', async () => {
    const ours: Record<string, string>[] = [
      { 'sec-fetch-site': 'same-origin', origin: town.url },
      { 'sec-fetch-site': 'none' },
      { origin: town.url },
      {},
    ];
    for (const headers of ours) expect((await post(headers)).status).toBe(200);
  });

  test('reading from elsewhere is left to the browser, which shows the answer to nobody', async () => {
    const answer = await town
      .as('admin')
      .call('accounts.getMe', {}, { headers: { 'sec-fetch-site': 'cross-site', origin: 'https://jahat.example' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('every answer carries the security headers', () => {
  test.each(['/api/v1/accounts/agency', '/api/v1/accounts/me', '/api/v1/tidak-ada', '/api/docs', '/api/openapi.json', '/health', '/tidak-ada'])(
    '%s',
    async (path) => {
      const { headers } = await town.anyone.fetch(path);
      const policy = headers.get('content-security-policy') ?? '';
      const directives = new Map(
        policy
          .split(';')
          .map((directive) => directive.trim().split(/\s+/))
          .map(([name = '', ...values]) => [name, values.join(' ')]),
      );
      expect(policy).not.toMatch(/unsafe-(inline|eval)|\*|http:/);
      expect(Object.fromEntries(directives)).toMatchObject({
        'default-src': "'self'",
        'script-src': "'self'",
        'style-src': "'self'",
        'object-src': "'none'",
        'base-uri': "'self'",
        'form-action': "'self'",
        'frame-ancestors': "'none'",
      });
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('server')).toBeNull();
    },
  );

  test('the session cookie is out of reach of scripts and of other sites', async () => {
    const { headers } = await town.anyone.call('accounts.signIn', { userName: 'admin', password: 'naik-kelas-2026' });
    expect(headers.get('set-cookie')).toMatch(/^naikkelas_session=[\w-]{32}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test('behind HTTPS the cookie and the browser stay on HTTPS', async () => {
    const secure = await openTown({ settings: { NAIKKELAS_SECURE_COOKIES: '1' } });
    const { headers } = await secure.anyone.call('accounts.signIn', { userName: 'admin', password: 'naik-kelas-2026' });
    expect(headers.get('set-cookie')).toContain('; Secure');
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{7,}/);
    await secure.close();
  });
});
