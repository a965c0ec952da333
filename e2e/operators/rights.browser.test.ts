// From an empty installation to two operators, one of whom may do less: what is offered follows the right, at once.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { startMailbox, type Mailbox } from '../../packages/server/src/testing/mailbox.ts';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { fillInLogin, losesSight, sees, seesLive } from '../browser/operator.ts';

const stranger = ['401 /api/v1/me'];
const adasPassword = 'a long way to Ravenna';
const bosPassword = 'nine lamps of Aveiro';

async function setUp(page: Page, code: string): Promise<void> {
  await page.goto('/setup');
  await page.getByLabel('One-time code').fill(code);
  await page.getByRole('group', { name: 'Organization' }).getByLabel('Name', { exact: true }).fill('Harbour & Sons');
  await page.getByLabel('Your name').fill('Ada Harbour');
  await page.getByRole('textbox', { name: 'E-mail address' }).fill('ada@example.com');
  await page.getByRole('textbox', { name: 'Username' }).fill('ada');
  await page.getByLabel('Password', { exact: true }).fill(adasPassword);
  await page.getByRole('button', { name: 'Create organization' }).click();
  await page.waitForURL('**/dashboard');
}

const entries = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Main navigation' })
    .filter({ visible: true })
    .getByRole('link')
    .allTextContents();

describe('rights', () => {
  let mailbox: Mailbox;
  before(async () => {
    mailbox = await startMailbox();
  });
  after(() => mailbox.stop());
  const house = useHouse({
    demo: false,
    env: {
      get SMTP_URL() {
        return mailbox.url;
      },
      MAIL_FROM: 'stationmaster@example.com',
    },
  });
  const visit = useBrowser();

  // shows: M-permissions, M-operator-invite-mail, M-admin-all, M-basic-operators
  test('a colleague is invited by mail, enters as an admin, and is an admin no more at the next click (S-12, S-16)', async (t) => {
    const ada = await visit(t, { baseURL: house().url, expects: stranger });
    await setUp(ada, house().setupCode);
    await ada.getByRole('link', { name: 'Operators' }).click();
    await ada.getByRole('link', { name: 'Invite new operator' }).first().click();
    await ada.getByRole('textbox', { name: 'Username' }).fill('bo');
    await ada.getByLabel('Name', { exact: true }).fill('Bo Bridge');
    await ada.getByRole('textbox', { name: 'E-mail address' }).fill('bo@example.com');
    await ada.getByRole('combobox', { name: 'Base group' }).click();
    await ada.getByRole('option', { name: 'Harbour & Sons' }).click();
    await ada.getByRole('radio', { name: 'Admin operator' }).click();
    await ada.getByRole('button', { name: 'Send invitation' }).first().click();
    await sees(ada.getByRole('heading', { name: 'Edit operator' }));

    const { text } = await mailbox.nextMail('bo@example.com');
    const [link = ''] = /http\S+/.exec(text) ?? [];
    const bo = await visit(t, { baseURL: house().url, expects: [/^401 /, '403 /api/v1/operators/1'] });
    await bo.goto(link);
    await bo.getByLabel('New password', { exact: true }).fill(bosPassword);
    await bo.getByRole('button', { name: 'Set password' }).click();
    await bo.getByRole('link', { name: 'Log in' }).click();
    await fillInLogin(bo, 'bo', bosPassword);
    await bo.waitForURL('**/dashboard');
    await seesLive(bo);
    const asAdmin = await entries(bo);
    await bo.getByRole('link', { name: 'Operators' }).click();
    await bo.getByRole('link', { name: 'Invite new operator' }).first().click();
    await bo.getByRole('textbox', { name: 'Username' }).fill('cy');

    await ada.getByRole('radio', { name: 'Basic operator' }).click();
    await ada.getByRole('button', { name: 'Save changes' }).first().click();
    await ada.waitForURL('**/operators');

    const again = bo.getByRole('dialog', { name: 'Your login has ended' });
    await again.getByLabel('Password', { exact: true }).fill(bosPassword);
    await again.getByRole('button', { name: 'Log in', exact: true }).click();
    await losesSight(again);
    await sees(bo.getByRole('heading', { name: 'Access denied' }));
    await losesSight(bo.getByRole('button', { name: 'Send invitation' }));
    const asBasic = await entries(bo);
    assert.deepEqual(asAdmin.filter((entry) => !asBasic.includes(entry)).sort(), [
      'Audit log',
      'Operators',
      'Schedule tasks',
      'Settings',
    ]);
    await demandAccessible(bo);
    for (const address of [
      '/operators',
      '/operators/1',
      '/driver-groups/add',
      '/mails',
      '/audit',
      '/settings/api-keys',
    ]) {
      await bo.goto(address);
      await sees(bo.getByRole('heading', { name: 'Access denied' }));
      assert.deepEqual(await bo.getByRole('main').getByRole('link').allTextContents(), ['Go to the dashboard']);
    }
  });
});
