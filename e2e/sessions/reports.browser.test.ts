// Reports as an operator makes them: chosen, shown, grouped, taken home.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { enter, losesSight, sees } from '../browser/operator.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const dayMs = 86_400_000;
const day = (ago: number) => new Date(Date.now() - ago * dayMs).toISOString().slice(0, 10);

describe('reports', () => {
  const house = useHouse();
  const visit = useBrowser();

  // shows: M-menu-reports, M-reports, M-report-show, M-report-screen, M-reports-export, M-report-patience, M-user-groups-reports
  test('an operator makes a report of a user group, groups it by user, downloads it, and keeps it to come by mail', async (t) => {
    const page = await enter(t, { visit, house: house() });
    await page.getByRole('link', { name: 'Reports', exact: true }).click();
    await sees(page.getByText('Choose days and press Show data'));
    await page.getByLabel('From', { exact: true }).fill(day(500));
    await sees(page.getByText('This report is long: it may take some time.'));
    await page.getByLabel('From', { exact: true }).fill(day(25));
    await page.getByLabel('To', { exact: true }).fill(day(2));
    await page.getByRole('button', { name: 'Show data' }).click();
    await page.waitForURL(/from=/);
    await sees(page.getByRole('row', { name: /^Charging stations of ACME Birch Mall/ }));
    await sees(page.getByText('Energy that flowed in these days'));
    await demandAccessible(page);
    await page.emulateMedia({ media: 'print' });
    await losesSight(page.getByRole('navigation', { name: 'Main navigation' }));
    await sees(page.getByRole('row', { name: /^Charging stations of ACME Birch Mall/ }));
    await page.emulateMedia({ media: null });
    const groups = page.getByRole('combobox', { name: 'Select charging user groups' });
    await groups.fill('subscr');
    await page.getByRole('option', { name: 'Subscribers' }).click();
    await page.getByRole('button', { name: 'Show data' }).click();
    await page.waitForURL(/driverGroupIds=/);
    await page.getByRole('radiogroup', { name: 'Group by' }).getByText('User', { exact: true }).click();
    await page.waitForURL(/by=driver/);
    await sees(page.getByRole('button', { name: 'Sort by Users' }));
    await sees(page.getByRole('row', { name: /^Total/ }));
    await page.reload();
    await sees(page.getByRole('row', { name: /Subscribers/ }));
    await page.getByRole('button', { name: 'Export' }).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /^CSV Every/ }).click();
    const download = await coming;
    assert.match(download.suggestedFilename(), /^report-acme-.*\.csv$/);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    assert.ok(lines.length > 2);
    for (const line of lines.slice(1)) assert.match(line, /,Subscribers,/);
    await page.getByRole('button', { name: 'Save these filters' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save this report' });
    await dialog.getByLabel('Name of the report').fill('Our subscribers');
    await dialog.getByRole('combobox', { name: 'Days' }).click();
    await page.getByRole('option', { name: 'The month before' }).click();
    await dialog.getByRole('combobox', { name: 'By mail' }).click();
    await page.getByRole('option', { name: 'On the first of each month' }).click();
    await sees(dialog.getByRole('combobox', { name: 'File' }));
    await demandAccessible(page);
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Saved reports' }).click();
    await sees(page.getByRole('menuitem', { name: /^Our subscribers On the first/ }));
  });

  test('a report on a phone keeps name, number and energy, and has its choices in a list', async (t) => {
    const at = `/reports?from=${day(25)}&to=${day(2)}&by=session`;
    const page = await enter(t, { visit, house: house(), at, ...phone });
    await sees(page.getByRole('link', { name: /^Charging event of/ }));
    await sees(page.getByRole('combobox', { name: 'Group by' }));
    await demandAccessible(page);
  });
});
