// Energy and charging events over time: on the dashboard, of a station, of a group, of a charging user.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { enter, enterStation, losesSight, sees, seesFigure } from '../browser/operator.ts';

const diagram = (page: Page, name: string) => page.getByRole('slider', { name, exact: true });
const consumption = (page: Page) => page.getByRole('region', { name: 'Consumption', exact: true });
const spoken = (page: Page, name: string) => diagram(page, name).getAttribute('aria-valuetext');
const figures = (page: Page) => page.getByRole('table', { name: 'Figures of each period' });

async function download(page: Page, what: string): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: 'Download' }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: what }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

describe('statistics', () => {
  const house = useHouse();
  const visit = useBrowser();

  // shows: M-consumption, M-consumption-span, M-consumption-domain, M-dashboard-sections, M-day-events, M-day-points, M-day-energy, M-day-domain
  test('the dashboard ends with consumption over a time frame, told exactly by arrow keys; the choice is kept', async (t) => {
    const page = await enter(t, { visit, house: house() });
    await sees(page.getByRole('region', { name: 'Last 24 hours' }).getByText('Energy charged'));
    await diagram(page, 'Consumption').focus();
    await page.keyboard.press('ArrowLeft');
    const before = await spoken(page, 'Consumption');
    assert.match(before ?? '', /^\w{3} \d+ \w{3} \d{4}: [\d,]+\.\d\d kWh, \d+ charging events?$/);

    await page.getByRole('button', { name: /^Choose groups/ }).click();
    await page.getByRole('checkbox', { name: 'ACME Shopping Malls' }).click();
    await seesFigure(page, 'Charging points', '9');
    await page.keyboard.press('Escape');
    await diagram(page, 'Consumption').focus();
    await page.keyboard.press('ArrowLeft');
    assert.equal(await spoken(page, 'Consumption'), before);

    await consumption(page).getByText('7 days', { exact: true }).click();
    await page.waitForURL(/span=7d/);
    await consumption(page).getByRole('button', { name: 'Show the figures as a table' }).click();
    await sees(figures(page).getByRole('row', { name: /^Total/ }));
    // The thirty days before stay on the page until the seven have come.
    await losesSight(figures(page).locator('tbody tr').nth(7));
    assert.equal(await figures(page).locator('tbody tr').count(), 7);
    await demandAccessible(page);
    await page.goto('/dashboard');
    await page.waitForURL(/span=7d/);
    await sees(diagram(page, 'Consumption'));
  });

  // shows: M-station-tabs, M-station-statistics, M-station-statistics-week, M-station-statistics-month
  test('a station’s tab shows 7 or 30 days or any others, and what is shown can be kept as CSV and PNG', async (t) => {
    const page = await enterStation(t, { visit, house: house(), station: 'Pine Mall entry' });
    await page.getByRole('tab', { name: 'Statistics' }).click();
    const name = 'Energy and charging events';
    await sees(diagram(page, name));
    assert.equal(await diagram(page, name).getAttribute('aria-valuemax'), '6');
    await demandAccessible(page);
    await page.getByText('30 days', { exact: true }).click();
    await page.waitForURL(/span=30d/);
    await sees(page.locator('[role=slider][aria-valuemax="29"]'));

    const csv = await download(page, 'Figures as CSV');
    assert.match(csv.name, /^statistics-.*\.csv$/);
    assert.equal(csv.bytes.toString('utf8').trimEnd().split('\r\n').length, 31);
    const png = await download(page, 'Diagram as PNG');
    assert.equal(png.bytes.subarray(1, 4).toString('latin1'), 'PNG');

    await page.getByRole('button', { name: 'Choose a time frame' }).click();
    await page.getByLabel('From').fill('2026-01-01');
    await page.getByLabel('To, inclusive').fill('2026-03-31');
    await page.getByRole('combobox', { name: 'A bar for each' }).click();
    await page.getByRole('option', { name: 'Month' }).click();
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.waitForURL(/from=2026-01-01.*by=month|by=month.*from=2026-01-01/);
    await sees(page.locator('[role=slider][aria-valuemax="2"]'));
  });

  // shows: M-group-statistics, M-group-statistics-edit
  test('a group and a charging user have the same, reached from their lists', async (t) => {
    const page = await enter(t, { visit, house: house(), at: '/groups' });
    await page.getByRole('link', { name: 'ACME Hotels', exact: true }).click();
    await sees(diagram(page, 'Energy and charging events'));
    await sees(page.getByRole('region', { name: 'Energy and charging events' }).getByText('of 9', { exact: true }));
    await page.getByRole('link', { name: 'Edit this charging group' }).click();
    await sees(page.getByRole('heading', { name: 'Edit charging group' }));

    await page.goto('/drivers');
    await page.getByRole('link', { name: 'Statistics of Donald Duck' }).click();
    await sees(page.getByRole('heading', { name: 'Donald Duck' }));
    await sees(diagram(page, 'Energy and charging events'));
    await page.goto('/driver-groups');
    await page
      .getByRole('link', { name: /^Statistics of / })
      .first()
      .click();
    await sees(diagram(page, 'Energy and charging events'));
  });
});
