// A browser for the tests of one file, and visits in it that fail on every error of the page; knows no page by name.
import { after, before, type TestContext } from 'node:test';
import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launch } from './launch.ts';
import { watch, type Expected } from './watch.ts';

/** Generous: how long something takes is not what these tests are about. */
const patienceMs = 20_000;

const mostLinesRead = 120;

/** Where the last sight of a failed test is kept; what stood there is printed too, for machines that keep nothing. */
const failuresFolder = join(import.meta.dirname, '../.cache/e2e');

export type VisitOptions = BrowserContextOptions & {
  expects?: Expected;
};

/** Opens a page that shares cookies and storage with no other; it ends with the test. */
export type Visit = (t: TestContext, options?: VisitOptions) => Promise<Page>;

/** `env` is added to the browser's environment. */
export function useBrowser(env: Record<string, string> = {}): Visit {
  let browser: Browser | undefined;
  // A context is used again, with nothing left in it, for what it has learned of the panel's scripts.
  const idle = new Map<string, BrowserContext[]>();
  before(async () => {
    browser = await launch(env);
  });
  after(() => browser?.close());
  return async (t, { expects = [], ...options } = {}) => {
    if (browser === undefined) throw new Error('The browser runs only while tests do.');
    const key = JSON.stringify(options);
    const context = idle.get(key)?.pop() ?? (await browser.newContext({ ...usual, ...options }));
    context.setDefaultTimeout(patienceMs);
    const page = await context.newPage();
    const faults = await watch(page, expects);
    t.after(async () => {
      if (!t.passed) await keepSight(page, t.name);
      await leave(page);
      idle.set(key, [...(idle.get(key) ?? []), context]);
      faults.demandNone();
    });
    return page;
  };
}

const usual: BrowserContextOptions = {
  viewport: { width: 1280, height: 900 },
  colorScheme: 'light',
  reducedMotion: 'reduce',
  locale: 'en-GB',
};

async function leave(page: Page): Promise<void> {
  const context = page.context();
  await context.setOffline(false);
  // A page that never came has no storage to clear.
  await page.evaluate(() => localStorage.clear()).catch(() => undefined);
  await page.close();
  await context.clearCookies();
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
