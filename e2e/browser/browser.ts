// A browser for the tests of a process, and visits in it that fail on every error of the page; knows no page by name.
import { after, type TestContext } from 'node:test';
import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launch } from './launch.ts';
import { watch, type Expected } from './watch.ts';

/** Generous: how long something takes is not what these tests are about. */
const patienceMs = 20_000;

const mostLinesRead = 120;

/** Where the last sight of a failed test is kept; what stood there is printed too, for machines that keep nothing. */
const failuresFolder = join(import.meta.dirname, '../../.cache/e2e');

export type VisitOptions = BrowserContextOptions & {
  expects?: Expected;
};

/** Opens a page that shares cookies and storage with no other; it ends with the test. */
export type Visit = (t: TestContext, options?: VisitOptions) => Promise<Page>;

/** A browser, and its pages that nobody visits, by the options of their contexts. */
type Running = { browser: Browser; idle: Map<string, Page[]> };

const running = new Map<string, Promise<Running>>();

// For all files of the process: a browser, and a page that knows the panel's scripts, take longer to come than most tests.
after(async () => {
  for (const one of running.values()) await (await one).browser.close();
});

/** `env` is added to the browser's environment. */
export function useBrowser(env: Record<string, string> = {}): Visit {
  return async (t, { expects = [], ...options } = {}) => {
    const { browser, idle } = await find(env);
    const key = JSON.stringify(options);
    const page = idle.get(key)?.pop() ?? (await open(browser, options));
    const faults = await watch(page, expects);
    t.after(async () => {
      if (!t.passed) await keepSight(page, t.name);
      await leave(page, options);
      await faults.end();
      if (t.passed) idle.set(key, [...(idle.get(key) ?? []), page]);
      else await page.context().close();
      faults.demandNone();
    });
    return page;
  };
}

function find(env: Record<string, string>): Promise<Running> {
  const key = JSON.stringify(env);
  const found = running.get(key) ?? start(env);
  running.set(key, found);
  return found;
}

/** Pages are left before what Chromium would do to make their scripts quick has paid. */
const more = ['--js-flags=--no-opt --no-maglev'];

async function start(env: Record<string, string>): Promise<Running> {
  return { browser: await launch({ env, more }), idle: new Map() };
}

const usual = {
  viewport: { width: 1280, height: 900 },
  colorScheme: 'light',
  reducedMotion: 'reduce',
  locale: 'en-GB',
} as const satisfies BrowserContextOptions;

async function open(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ ...usual, ...options });
  context.setDefaultTimeout(patienceMs);
  // In idle moments the panel fetches all its pages ahead, which takes longer than most tests.
  await context.addInitScript(() => {
    globalThis.requestIdleCallback = () => 0;
  });
  return context.newPage();
}

/** Leaves nothing in it for whoever comes next. */
async function leave(page: Page, { colorScheme = usual.colorScheme }: BrowserContextOptions): Promise<void> {
  const context = page.context();
  await context.setOffline(false);
  await page.unrouteAll();
  // A page that never came has no storage to clear.
  await page.evaluate(clearStorage).catch(() => undefined);
  await page.goto('about:blank');
  await page.emulateMedia({ colorScheme });
  await page.mouse.move(0, 0);
  for (const other of context.pages().filter((other) => other !== page)) await other.close();
  await context.clearCookies();
}

function clearStorage(): void {
  localStorage.clear();
  sessionStorage.clear();
}

async function keepSight(page: Page, title: string): Promise<void> {
  await mkdir(failuresFolder, { recursive: true });
  const name = title.replace(/[^\w]+/g, '-').slice(0, 80);
  console.error(`The page of “${title}” at ${page.url()} when it failed:\n${await readOut(page)}`);
  await page.screenshot({ path: join(failuresFolder, `${name}.png`), fullPage: true }).catch(() => undefined);
}

async function readOut(page: Page): Promise<string> {
  const text = await page.locator('body').ariaSnapshot({ timeout: 5000 }).catch(String);
  return text.split('\n').slice(0, mostLinesRead).join('\n');
}
