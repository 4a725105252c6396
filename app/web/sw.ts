/**
 * The service worker: pages and their files without a signal. What the server answers to questions and commands is never kept
 * here; that lies encrypted in the person's vault (ui/offline), or nowhere.
 *
 * The build puts in the files that the pages marked for the field need, and a version made of their names.
 */
declare const PRECACHE: string[];
declare const VERSION: string;

type Waiting = Event & { waitUntil(work: Promise<unknown>): void };
type Asking = Waiting & { request: Request; respondWith(answer: Promise<Response>): void };
type Client = { postMessage(message: string, transfer: Transferable[]): void };
const worker = globalThis as unknown as {
  addEventListener(kind: 'install' | 'activate' | 'sync', then: (event: Waiting) => void): void;
  addEventListener(kind: 'fetch', then: (event: Asking) => void): void;
  clients: { claim(): Promise<void>; matchAll(options: { type: 'window' }): Promise<Client[]> };
  skipWaiting(): Promise<void>;
  location: Location;
};

const cacheName = `naikkelas ${VERSION}`;
const page = '/';
/** A poor signal can keep a page waiting for a minute; after this the kept one is shown. */
const patienceMs = 3000;

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll([page, ...PRECACHE]))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));

/** Old files stay until the new version is in charge; a page that still needs one of them is loaded afresh by the app. */
async function takeOver(): Promise<void> {
  for (const name of await caches.keys()) if (name !== cacheName) await caches.delete(name);
  await worker.clients.claim();
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (request.mode === 'navigate' && !url.pathname.startsWith('/api/')) event.respondWith(pageFor(request));
  else if (/^\/(assets\/|icon-|favicon|theme\.js|manifest)/.test(url.pathname)) event.respondWith(fileFor(request));
});

async function pageFor(request: Request): Promise<Response> {
  const kept = await caches.match(page, { cacheName });
  const fresh = fetch(request);
  if (!kept) return fresh;
  fresh.catch(() => undefined);
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), patienceMs));
  return Promise.race([fresh, late]).catch(() => kept);
}

/** Files carry a fingerprint in their names: what is kept is right for ever. The few that do not are refreshed with each version. */
async function fileFor(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && new URL(request.url).pathname.startsWith('/assets/')) await (await caches.open(cacheName)).put(request, answer.clone());
  return answer;
}

/** The signal is back: an open page sends what waits. */
worker.addEventListener('sync', (event) => {
  event.waitUntil(
    worker.clients.matchAll({ type: 'window' }).then((clients) => clients.forEach((client) => client.postMessage('naikkelas.replay', []))),
  );
});
