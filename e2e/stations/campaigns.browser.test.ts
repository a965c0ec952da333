// What is asked of many charging stations at once: chosen in their list, foreseen, followed on a page of its own.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { enter, losesSight, sees, seesLive } from '../browser/operator.ts';
import { charge, connectStation } from '../house/stations.ts';

const bar = (page: Page) => page.getByRole('region', { name: 'What to do with the chosen charging stations' });
const dialog = (page: Page) => page.getByRole('dialog');
const result = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^${name} `) });

async function chooseFrom(page: Page, command: string): Promise<void> {
  await bar(page).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: command }).click();
}

describe('a command to many charging stations', () => {
  const house = useHouse();
  const visit = useBrowser();

  // shows: M-command-clear-cache, M-command-soft-reset
  test('says first what it would interrupt, then what became of it at each, and is tried again where it failed', async (t) => {
    const held = await connectStation(t, house(), 'EV00000013');
    await charge(held, { point: 1, token: '7C41A0E2' });
    await connectStation(t, house(), 'EV00000014', { version: '2.0.1' });
    const page = await enter(t, { visit, house: house(), at: '/stations?search=pine', as: 'beta' });
    await sees(page.getByText('1 to 4 of 4'));
    await seesLive(page);
    await page.getByRole('checkbox', { name: 'Select Pine Mall entry' }).click();
    await sees(bar(page).getByText('1 selected'));
    await demandAccessible(page);
    await page.keyboard.press('Escape');
    await losesSight(bar(page));
    await page.getByRole('checkbox', { name: 'Select Pine Mall entry' }).click();
    await bar(page).getByRole('button', { name: 'Select all 4' }).click();
    await sees(bar(page).getByText('4 selected'));
    await bar(page).getByRole('button', { name: 'Soft reset' }).click();
    await sees(dialog(page).getByText('1 charging session will end.'));
    await sees(dialog(page).getByText('2 are offline: they do not get the command.'));
    await demandAccessible(page);
    await dialog(page).getByRole('button', { name: 'Cancel' }).click();
    await chooseFrom(page, 'Clear cache');
    await sees(dialog(page).getByText('No charging session is interrupted.'));
    await dialog(page).getByRole('button', { name: 'Clear cache' }).click();
    await sees(page.getByRole('heading', { name: 'Clear cache at 4 charging stations' }));
    await sees(page.getByText('4 of 4 done'));
    for (const name of ['Pine Mall entry', 'Pine Mall garage A']) {
      await sees(result(page, name).getByText(/^Accepted/));
    }
    await page.getByRole('button', { name: 'Failed 2' }).click();
    await sees(page.getByText('1 to 2 of 2'));
    await sees(result(page, 'Pine Mall staff').getByText(/The charging station is offline\.$/));
    await demandAccessible(page);
    await connectStation(t, house(), 'EV00000020');
    await page.getByRole('button', { name: 'Try the 2 failed ones again' }).click();
    await sees(page.getByRole('heading', { name: 'Clear cache at 2 charging stations' }));
    await sees(result(page, 'Pine Mall staff').getByText(/^Accepted/));
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Bulk commands' }).click();
    await sees(page.getByRole('link', { name: 'Clear cache at 4 charging stations' }));
    assert.equal(await page.getByRole('row').count(), 3);
    await demandAccessible(page);
  });

  test('changes settings, of those that are away when they come; what is wanted is seen there and withdrawn', async (t) => {
    await connectStation(t, house(), 'EV00000015');
    const page = await enter(t, { visit, house: house(), at: '/stations?search=birch' });
    await sees(page.getByText('1 to 4 of 4'));
    await seesLive(page);
    for (const name of ['north', 'south'])
      await page.getByRole('checkbox', { name: `Select Birch Mall ${name}` }).click();
    await chooseFrom(page, 'Change settings');
    await dialog(page).getByLabel('Setting 1').fill('ConnectionTimeOut');
    await page.getByRole('option', { name: 'ConnectionTimeOut', exact: true }).click();
    await sees(dialog(page).getByText(/^How long the station waits for the cable/));
    await dialog(page).getByLabel('Value 1').fill('45');
    await dialog(page).getByRole('checkbox', { name: 'Keep it so' }).check();
    await demandAccessible(page);
    await dialog(page).getByRole('button', { name: 'Continue' }).click();
    await sees(dialog(page).getByText('1 is offline: it is told when it connects.'));
    await dialog(page).getByRole('button', { name: 'Change setting' }).click();
    await sees(page.getByRole('heading', { name: 'Change setting at 2 charging stations' }));
    await sees(result(page, 'Birch Mall north').getByText(/^Accepted/));
    await sees(result(page, 'Birch Mall south').getByText('Waits for the station'));
    await sees(result(page, 'Birch Mall south').getByText('EV00000016 · ConnectionTimeOut: 45'));
    await page.getByRole('link', { name: 'Birch Mall south' }).click();
    await page.getByRole('tab', { name: 'Advanced settings' }).click();
    const wanted = page.getByRole('region', { name: 'Wanted settings' });
    await sees(wanted.getByText('Waits for the station'));
    await demandAccessible(page);
    await connectStation(t, house(), 'EV00000016');
    await sees(wanted.getByText('Applied'));
    await wanted.getByRole('button', { name: 'Withdraw ConnectionTimeOut' }).click();
    await losesSight(wanted);
  });

  test('is not all that many get: they move to another group together, by whoever may edit both', async (t) => {
    const page = await enter(t, { visit, house: house(), at: '/stations?search=pine', as: 'beta' });
    await page.getByRole('checkbox', { name: 'Select all on this page' }).click();
    await bar(page).getByRole('button', { name: 'Move to group' }).click();
    await demandAccessible(page);
    await dialog(page).getByRole('combobox', { name: 'Charging group' }).click();
    await page.getByRole('option', { name: 'ACME Maple Mall' }).click();
    await dialog(page).getByRole('button', { name: 'Move to group' }).click();
    await losesSight(bar(page));
    await sees(result(page, 'Select Pine Mall staff').getByText('ACME Maple Mall'));
    await page.goto(new URL('/groups', page.url()).href);
    await sees(page.getByRole('row', { name: /^ACME Pine Mall 0 0/ }));
  });
});
