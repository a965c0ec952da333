// Operators in the panel: invited by mail, edited by two at once, and back in after a lost password.
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse, type RunningHouse } from '../house/house.ts';
import { enter, fillInLogin, losesSight, sees, seesLive } from '../browser/operator.ts';

const stranger = ['401 /api/v1/me'];
const newPassword = 'seven bridges of Regensburg';

/** The words of the youngest mail to somebody, as an admin reads them where they are kept. */
async function readKeptMail(page: Page, house: RunningHouse, address: string): Promise<string> {
  await page.goto(`${house.url}/mails?search=${encodeURIComponent(address)}`);
  await page.getByRole('row', { name: /Kept/ }).getByRole('link', { name: address }).first().click();
  const link = page.locator('a[href*="/set-password#"]').first();
  await sees(link);
  return (await link.getAttribute('href')) ?? '';
}

async function setPassword(page: Page, link: string, username: string): Promise<void> {
  await page.goto(link);
  await sees(page.getByText(username));
  await page.getByLabel('New password', { exact: true }).fill('short');
  await demandAccessible(page);
  await page.getByLabel('New password', { exact: true }).fill(newPassword);
  await page.getByRole('button', { name: 'Set password' }).click();
  await page.getByRole('link', { name: 'Log in' }).click();
  await page.waitForURL('**/login');
  await fillInLogin(page, username, newPassword);
  await page.waitForURL('**/dashboard');
}

describe('operators', () => {
  const house = useHouse();
  const visit = useBrowser();

  // shows: M-operators, M-operators-path, M-operators-page-size, M-operator-edit-reminder, M-operators-invite, M-operators-username, M-operators-name, M-operators-email,
  // M-operators-state, M-operators-base, M-operators-actions, M-operators-edit, M-operators-resend, M-operator-invite,
  // M-operator-invite-fields, M-menu-operators, M-menu-operators-admin, M-permissions, M-basic-operators
  test('an invited operator sets a password with the mail’s link and works as a basic operator', async (t) => {
    const page = await enter(t, { visit, house: house(), at: '/dashboard' });
    await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Operators' }).click();
    await sees(page.getByRole('row', { name: /alpha.*Active.*ACME/ }));
    await demandAccessible(page);
    await page.getByRole('link', { name: 'Invite new operator' }).last().click();
    await page.getByRole('button', { name: 'Send invitation' }).first().click();
    await sees(page.getByText('Enter a username.'));
    await page.getByRole('textbox', { name: 'Username' }).fill('mamercus');
    await page.getByLabel('Name', { exact: true }).fill('Mamercus Aemilius');
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('mamercus@example.com');
    await page.getByRole('combobox', { name: 'Base group' }).click();
    await page.getByRole('option', { name: /ACME Hotels/ }).click();
    await demandAccessible(page);
    await page.getByRole('button', { name: 'Send invitation' }).last().click();
    await sees(page.getByRole('heading', { name: 'Edit operator' }));
    await sees(page.getByText('Not sent to mamercus@example.com: there is no mail server.'));
    await page.getByRole('link', { name: 'Operators' }).last().click();
    await page.getByRole('button', { name: 'Send the invitation to Mamercus Aemilius again' }).click();
    await sees(page.getByText('The invitation to mamercus@example.com is on its way again.'));
    const link = await readKeptMail(page, house(), 'mamercus@example.com');

    const invited = await visit(t, { baseURL: house().url, expects: [...stranger, '410 /api/v1/links/check'] });
    await setPassword(invited, link, 'mamercus');
    await seesLive(invited);
    await losesSight(invited.getByRole('link', { name: 'Operators' }));
    await invited.goto(link);
    await sees(invited.getByRole('heading', { name: 'This link has been used or is too old' }));
  });

  // shows: M-operators-status, M-operators-search, M-operator-edit, M-operator-edit-fields, M-operator-edit-status,
  // M-operator-edit-reset, M-operator-edit-level, M-operator-edit-delete, M-message-concurrent
  test('two admins edit one operator: the second sees what the first has changed, and deletes it in the end', async (t) => {
    const first = await enter(t, {
      visit,
      house: house(),
      at: '/operators?search=gamma',
      expects: [/^412 /],
    });
    await first.getByRole('link', { name: 'gamma', exact: true }).click();
    await sees(first.getByRole('heading', { name: 'Edit operator' }));
    const second = await enter(t, { visit, house: house(), at: new URL(first.url()).pathname });
    await second.getByLabel('Name', { exact: true }).fill('Gamma Gracchus');
    await second.getByRole('radio', { name: 'Inactive' }).click();
    await second.getByRole('button', { name: 'Save changes' }).first().click();
    await second.waitForURL('**/operators');

    await first.getByLabel('Name', { exact: true }).fill('Gamma of the hotels');
    await first.getByRole('button', { name: 'Save changes' }).last().click();
    const conflict = first.getByRole('alert');
    await sees(conflict.getByRole('row', { name: /Name Operator gamma Gamma Gracchus Gamma of the hotels/ }));
    await demandAccessible(first);
    await conflict.getByRole('button', { name: 'Take over these changes' }).click();
    await sees(first.getByText('Nothing is mailed to an operator who is inactive.'));
    await first.getByRole('radio', { name: 'Active', exact: true }).click();
    await first.getByRole('button', { name: 'Save changes' }).first().click();
    await first.waitForURL('**/operators');
    await first.getByRole('searchbox').fill('gracchus');
    await first.getByRole('link', { name: 'gamma', exact: true }).click();
    await first.getByRole('button', { name: 'Delete this operator' }).click();
    await first.getByRole('dialog').getByRole('button', { name: 'Delete this operator' }).click();
    await first.waitForURL('**/operators');
    await losesSight(first.getByText('gamma', { exact: true }));
  });

  test('an admin is told why the last admin cannot be deleted', async (t) => {
    const page = await enter(t, { visit, house: house(), at: '/operators?search=alpha' });
    await page.getByRole('link', { name: 'alpha', exact: true }).click();
    const danger = page.getByRole('region', { name: 'Delete this operator' });
    await sees(danger.getByText('This is the last active admin operator of the whole organization.'));
    await sees(danger.getByRole('button', { name: 'Delete this operator', disabled: true }));
  });

  // shows: M-login-lost, M-reset, M-reset-words, M-reset-email, M-reset-button, M-reset-back
  test('whoever lost the password asks for a mail, and is back with the link in it (S-16)', async (t) => {
    const page = await visit(t, { baseURL: house().url, expects: stranger });
    await page.goto('/login');
    await page.getByRole('link', { name: 'Lost your password?' }).click();
    await sees(page.getByText('Forgotten your password? Enter your e-mail address below'));
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('beta@acmeshoppingmall.com');
    await page.getByRole('button', { name: 'Reset my password' }).click();
    await sees(page.getByText('If an operator has the address beta@acmeshoppingmall.com, a mail is on its way there.'));
    await demandAccessible(page);
    await page.getByRole('link', { name: 'Log in?' }).click();
    await page.waitForURL('**/login');
    const admin = await enter(t, { visit, house: house() });
    await setPassword(page, await readKeptMail(admin, house(), 'beta@acmeshoppingmall.com'), 'beta');
  });
});
