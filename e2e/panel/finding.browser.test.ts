// Finding anything from anywhere: by keyboard at a desk, by thumb on a phone.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { enter, losesSight, sees, seesLive } from '../browser/operator.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const field = (page: Page) => page.getByRole('combobox', { name: 'Find anything' });
const option = (page: Page, name: string | RegExp) => page.getByRole('option', { name });
const chosen = (page: Page, name: RegExp) => page.getByRole('option', { name, selected: true });

describe('the finder', () => {
  const house = useHouse();
  const visit = useBrowser();

  test('finds anything by keyboard, from within a field, and remembers it', async (t) => {
    const page = await enter(t, { visit, house: house(), at: '/drivers' });
    await seesLive(page);
    await sees(page.getByRole('button', { name: 'Find anything' }).filter({ hasText: 'Ctrl K' }));
    await page.getByRole('searchbox').pressSequentially('a/b');
    assert.equal(await page.getByRole('searchbox').inputValue(), 'a/b');
    await page.keyboard.press('Control+k');
    await sees(page.getByRole('group', { name: 'Pages' }));
    await field(page).fill('mall');
    await sees(page.getByRole('status').filter({ hasText: / found$/ }));
    await demandAccessible(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowUp');
    await sees(chosen(page, /^Search the audit log for “mall”/));
    // Whoever types and presses Enter at once means what is about to be found.
    await field(page).fill('EV00000016');
    await page.keyboard.press('Enter');
    await sees(page.getByRole('heading', { name: 'Birch Mall south' }));

    await page.getByRole('button', { name: 'Find anything' }).click();
    await sees(
      page.getByRole('group', { name: 'Opened from here last' }).getByRole('option', { name: /^Birch Mall south/ }),
    );
    await field(page).fill('mall');
    await option(page, 'All charging stations with “mall”').click();
    await page.waitForURL('**/stations?search=mall');
    await losesSight(field(page));
    await sees(page.getByRole('button', { name: 'Find anything' }).and(page.locator(':focus')));

    await page.keyboard.press('Control+k');
    await field(page).fill('no such thing');
    await sees(page.getByText('Nothing is called “no such thing”').first());
    await page.keyboard.press('Escape');
    await losesSight(field(page));
    await page.keyboard.press('Control+k');
    await field(page).fill('light');
    // Axe has left the dark ones.
    await sees(chosen(page, /^Use light colours/));
    await page.keyboard.press('Enter');
    await page.locator('html[data-mantine-color-scheme=light]').waitFor();
  });

  test('on a phone shows basic operators what is theirs, and leads there (S-12)', async (t) => {
    const page = await enter(t, { visit, house: house(), as: 'beta', ...phone });
    await seesLive(page);
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await field(page).fill('hotel');
    await sees(page.getByText('Nothing is called “hotel”').first());
    await demandAccessible(page);
    await field(page).fill('task');
    await sees(page.getByText('Nothing is called “task”').first());
    await field(page).fill('pine mall en');
    await option(page, /^Pine Mall entry/).tap();
    await sees(page.getByRole('heading', { name: 'Pine Mall entry' }));
  });
});
