// Asks axe what is wrong with a page for those who do not see or point, in light and in dark.
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

export const colorSchemes = ['light', 'dark'] as const;
export type ColorScheme = (typeof colorSchemes)[number];

export async function choose(page: Page, colorScheme: ColorScheme): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
}

export async function demandAccessible(page: Page): Promise<void> {
  for (const colorScheme of colorSchemes) {
    await choose(page, colorScheme);
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    // Nothing but the colours differs from the first of the two.
    const { violations } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
    const found = violations.map(({ id, help, nodes }) => ({
      rule: `${id}: ${help}`,
      where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
    }));
    assert.deepEqual(found, [], `${page.url()} in ${colorScheme}`);
  }
}
