// The settings of the organization: changed, met by two at once, and where help is found when something fails.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { choose, demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { inOrganization } from '../house/scene.ts';
import { enter, losesSight, sees, seesLive } from '../browser/operator.ts';

const saveButton = (page: Page) => page.getByRole('button', { name: 'Save changes' }).first();
const field = (page: Page, name: string) => page.getByRole('textbox', { name });

describe('settings', () => {
  const house = useHouse();
  const visit = useBrowser();

  test('an admin of the whole organization changes what holds for it, and is told what is dangerous', async (t) => {
    const page = await enter(t, { visit, house: house() });
    await page.getByRole('link', { name: 'Settings' }).click();
    await field(page, 'Name of the organization').fill(' ');
    await saveButton(page).click();
    await sees(page.getByText('The organization needs a name.'));
    assert.equal(
      await field(page, 'Name of the organization').evaluate((input) => input === document.activeElement),
      true,
    );
    await demandAccessible(page);
    await choose(page, 'light');

    await field(page, 'Name of the organization').fill('ACME Charging');
    await page.getByRole('combobox', { name: 'Time zone' }).fill('kathmandu');
    await page.getByRole('option', { name: 'Asia/Kathmandu' }).click();
    await sees(page.getByText('Days and months of reports are cut anew'));
    await page.getByRole('checkbox', { name: 'Free charging' }).check();
    await sees(page.getByText('anybody can charge for nothing'));
    await demandAccessible(page);
    await choose(page, 'light');
    await page.getByRole('link', { name: 'Home' }).click();
    const question = page.getByRole('dialog', { name: 'Leave without saving?' });
    await question.getByRole('button', { name: 'Cancel' }).click();
    await losesSight(question);
    await field(page, 'Name of the organization').press('Control+s');
    await sees(page.getByText('The settings are saved'));
    await sees(page.getByRole('banner').getByText('ACME Charging'));
    await sees(page.getByText('Asia/Kathmandu, UTC+5:45'));
  });

  // shows: M-message-concurrent
  test('of two who edit at once the later one chooses, and undoes nothing that they never touched', async (t) => {
    const [first, second] = await Promise.all([
      enter(t, { visit, house: house(), at: '/settings' }),
      enter(t, {
        visit,
        house: house(),
        at: '/settings',
        viewport: { width: 390, height: 844 },
        expects: [/^412 \/api\/v1\/organization/],
      }),
    ]);
    await Promise.all([seesLive(first), sees(field(second, 'Support address'))]);
    await first.getByRole('checkbox', { name: /^Several charging events/ }).check();
    await field(first, 'Name of the organization').fill('ACME Group');
    await saveButton(first).click();
    await sees(first.getByText('The settings are saved'));

    await field(second, 'Name of the organization').fill('ACME Malls and Hotels');
    await field(second, 'Support address').fill('help@acme.example');
    await saveButton(second).click();
    const conflict = second.getByRole('alert', { name: 'Changes by somebody else' });
    await sees(conflict.getByRole('cell', { name: 'ACME Group' }));
    await sees(conflict.getByText('nothing here'));
    assert.equal(await conflict.evaluate((box) => box === document.activeElement), true);
    assert.ok(await second.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await demandAccessible(second);
    await choose(second, 'light');
    await conflict.getByRole('button', { name: 'Keep what I typed' }).click();
    assert.equal(await second.getByRole('checkbox', { name: /^Several charging events/ }).isChecked(), true);
    await saveButton(second).click();
    await sees(second.getByText('The settings are saved'));
    await sees(first.getByRole('banner').getByText('ACME Malls and Hotels'));
  });

  // shows: M-message-error, M-message-support
  test('an error that nobody expected says what to report, and where the organization wants it', async (t) => {
    const page = await enter(t, { visit, house: house(), expects: [/^500 \/api\/v1\/organization/] });
    await seesLive(page);
    const problem = { type: '/api/v1/docs#error-1', title: '', code: 'unexpected', number: 1, status: 500 };
    await page.route('**/api/v1/organization', (route) =>
      route.fulfill({ status: 500, json: { ...problem, detail: '', reference: '1a2b3c4d' } }),
    );
    await page.getByRole('link', { name: 'Settings' }).click();
    await sees(page.getByText('Error #1 encountered.'));
    await sees(page.getByText('Reference 1a2b3c4d'));
    const mail = page.getByRole('link', { name: 'help@acme.example' });
    assert.equal(await mail.getAttribute('href'), 'mailto:help@acme.example');
    assert.equal(await page.getByRole('link', { name: 'Error #1' }).getAttribute('href'), '/api/v1/docs#error-1');
    await demandAccessible(page);
  });

  test('an admin of a part reads what holds for it, and a basic operator does not come there', async (t) => {
    const basic = await enter(t, { visit, house: house(), as: 'gamma' });
    await seesLive(basic);
    assert.equal(await basic.getByRole('link', { name: 'Settings' }).count(), 0);
    await inOrganization(house(), (tx) =>
      tx.query("update operators set role = 'admin' where organization_id = $1 and username = 'beta'", [
        tx.organizationId,
      ]),
    );
    const page = await enter(t, { visit, house: house(), as: 'beta', at: '/settings' });
    await sees(page.getByText('Admins whose base group is ACME Malls and Hotels can change them.'));
    await sees(page.getByRole('definition').filter({ hasText: 'Asia/Kathmandu' }));
    assert.equal(await page.getByRole('textbox').count(), 0);
    assert.equal(await page.getByRole('button', { name: 'Save changes' }).count(), 0);
    await demandAccessible(page);
  });
});
