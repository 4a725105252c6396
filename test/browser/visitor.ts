import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { demoPassword } from '#modules/accounts/index.ts';

export type Device = 'phone' | 'desk';
const sizes = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } };

/** Flags that keep a headless browser from looking for anything outside this machine. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['NAIKKELAS_CHROMIUM'] ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: flags, headless: true });
}

export type Visitor = {
  page: Page;
  context: BrowserContext;
  device: Device;
  /** What the page complained about: script errors and failed requests that were not expected. */ complaints: string[];
  leave: () => Promise<void>;
};

/** Somebody with a device in front of the product; signed in when a user name is given. */
export async function visit(
  browser: Browser,
  url: string,
  options: { as?: string; device?: Device; dark?: boolean; language?: 'id' | 'en' } = {},
): Promise<Visitor> {
  const device = options.device ?? 'desk';
  const context = await browser.newContext({
    baseURL: url,
    viewport: sizes[device],
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    colorScheme: options.dark ? 'dark' : 'light',
    hasTouch: device === 'phone',
    acceptDownloads: true,
    reducedMotion: 'reduce',
  });
  if (options.language) await context.addCookies([{ name: 'nk_lang', value: options.language, url }]);
  if (options.as) {
    const answer = await context.request.post('/api/v1/accounts/sign-in', { data: { userName: options.as, password: demoPassword } });
    if (!answer.ok()) throw new Error(`${options.as} could not sign in: ${await answer.text()}`);
  }
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of (401|404|409|410|422|429)/.test(message.text())) complaints.push(`console: ${message.text()}`);
  });
  return { page, context, device, complaints, leave: () => context.close() };
}

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type AxeResult = { violations: { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] }[] };

/** What axe finds wrong with the page as it stands, each in a line; nothing is excluded. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(`${await axeSource}; undefined`);
  const { violations } = await page.evaluate<AxeResult>(`axe.run(document, { resultTypes: ['violations'] })`);
  return violations.flatMap((v) => v.nodes.map((node) => `${v.id} at ${JSON.stringify(node.target)}: ${node.failureSummary ?? v.help}`));
}

/** Whether the page can be moved sideways, which no phone page may. */
export async function movesSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
}

/** The page has what it asked for: it stands, no request is under way, no skeleton is left. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main').first().waitFor();
  await page.waitForLoadState('networkidle');
  // The page that shows the parts shows skeletons on purpose.
  await page.waitForFunction(() => location.pathname === '/gaya' || document.querySelector('.nk-bone') === null);
}

export async function go(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}
