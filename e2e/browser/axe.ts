// Asks axe what is wrong with a page for those who do not see or point, in light and in dark.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type * as Axe from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  /** Comes with axe's script. */
  var axe: typeof Axe;
}

export const colorSchemes = ['light', 'dark'] as const;
export type ColorScheme = (typeof colorSchemes)[number];

/** As a script for pages: in them it is asked directly, since all that its wrappers add is for frames, which the panel has none of. */
const script = readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

export async function choose(page: Page, colorScheme: ColorScheme): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
}

export async function demandAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await script);
  for (const colorScheme of colorSchemes) {
    await choose(page, colorScheme);
    // Nothing but the colours differs from the first of the two.
    const found = await page.evaluate(ask, colorScheme === 'dark' ? { runOnly: ['color-contrast'] } : {});
    assert.deepEqual(found, [], `${page.url()} in ${colorScheme}`);
  }
}

/** Runs in the page. */
async function ask(options: Axe.RunOptions): Promise<{ rule: string; where: string[] }[]> {
  const { violations } = await globalThis.axe.run(document, { ...options, resultTypes: ['violations'] });
  return violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
  }));
}
