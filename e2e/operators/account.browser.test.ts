// An operator's own account: details, password, second factor, logins, and a login that ends over a form.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { codeShown } from '../../packages/server/src/testing/authenticator.ts';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { enter, fillInLogin, losesSight, password, sees, seesLive } from '../browser/operator.ts';

const stranger = [/^401 /];

/** A code is accepted once, so the next one is that of the half minute to come. */
const codeOf = (secret: string, halfMinutesOn = 0) => codeShown(secret, new Date(Date.now() + halfMinutesOn * 30_000));

async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code of your second factor').fill(code);
  await page.getByRole('button', { name: 'Log in' }).click();
}

describe('my account', () => {
  const house = useHouse();
  const visit = useBrowser();

  // shows: M-operator-menu-account, M-account, M-basic-self, M-message-password
  test('an operator changes the own name and password, which ends the other logins (S-13, S-15)', async (t) => {
    const elsewhere = await enter(t, { visit, house: house(), as: 'gamma', expects: [/^401 /] });
    await seesLive(elsewhere);
    const page = await enter(t, { visit, house: house(), as: 'gamma', expects: ['403 /api/v1/account/password'] });
    await page.getByRole('button', { name: 'Operator functions of Operator gamma' }).click();
    await page.getByRole('menuitem', { name: 'My account' }).click();
    const details = page.getByRole('form', { name: 'Own details' });
    await details.getByLabel('Name', { exact: true }).fill('Gamma Grove');
    await details.getByRole('button', { name: 'Save changes' }).click();
    await sees(page.getByText('Your details are saved.'));
    await sees(page.getByRole('button', { name: 'Operator functions of Gamma Grove' }));
    await details.getByLabel('E-mail address').fill('grove@example.com');
    await details.getByLabel('Current password').fill(password);
    await demandAccessible(page);
    await details.getByRole('button', { name: 'Save changes' }).click();
    await losesSight(details.getByLabel('Current password'));
    await sees(page.getByText('Your details are saved.'));

    const change = page.getByRole('form', { name: 'Change password' });
    await change.getByLabel('Current password').fill('not the password');
    await change.getByLabel('New password').fill('gamma grove');
    await sees(change.getByText('does not contain your username, name or e-mail address, not yet kept'));
    await change.getByLabel('New password').fill('seven small otters');
    await change.getByRole('button', { name: 'Change password' }).click();
    await sees(change.getByText('This is not your password.'));
    await change.getByLabel('Current password').fill(password);
    await change.getByRole('button', { name: 'Change password' }).click();
    await sees(page.getByText('Your password is changed. All your other logins have ended.'));
    await sees(elsewhere.getByRole('dialog', { name: 'Your login has ended' }));
  });

  test('a second factor is set up, asked for at the next log in, and a recovery code stands for it once (S-18)', async (t) => {
    const page = await enter(t, { visit, house: house(), as: 'beta', at: '/account', expects: stranger });
    await page.getByRole('button', { name: 'Set up a second factor' }).click();
    await sees(page.getByRole('img', { name: 'QR code for an authenticator app' }));
    const secret = ((await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent()) ?? '').replaceAll(' ', '');
    await demandAccessible(page);
    await page.getByLabel('Code of six digits').fill(codeOf(secret));
    await page.getByRole('button', { name: 'Confirm' }).click();
    const kept = page.getByRole('region', { name: 'Keep these recovery codes' }).getByRole('listitem');
    await sees(kept);
    const codes = await kept.allTextContents();
    assert.equal(codes.length, 10);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await sees(page.getByText('10 recovery codes left.'));

    await page.context().clearCookies();
    await page.goto('/login');
    await fillInLogin(page, 'beta', password);
    await typeCode(page, '000 000');
    await sees(page.getByRole('alert').getByText('This code is not right.'));
    await typeCode(page, codeOf(secret, 1));
    await page.waitForURL('**/dashboard');

    await page.context().clearCookies();
    await page.goto('/login');
    await fillInLogin(page, 'beta', password);
    await demandAccessible(page);
    await typeCode(page, (codes[0] ?? '').toLowerCase());
    await page.waitForURL('**/dashboard');
    await page.goto('/account');
    await sees(page.getByText('9 recovery codes left.'));

    const admin = await enter(t, { visit, house: house(), as: 'alpha', at: '/operators?search=beta' });
    await admin.getByRole('link', { name: 'beta', exact: true }).click();
    await admin.getByRole('button', { name: 'Remove the second factor' }).click();
    await admin.getByRole('dialog').getByRole('button', { name: 'Remove the second factor' }).click();
    await losesSight(admin.getByRole('region', { name: 'Second factor' }));
    await page.context().clearCookies();
    await page.goto('/login');
    await fillInLogin(page, 'beta', password);
    await page.waitForURL('**/dashboard');
  });

  test('an operator sees the other logins and ends one, where the page is covered at once (S-15)', async (t) => {
    await house().doors.withDirectory((tx) => tx.query('delete from logins'));
    const elsewhere = await enter(t, { visit, house: house(), as: 'alpha', expects: [/^401 /] });
    await seesLive(elsewhere);
    const page = await enter(t, { visit, house: house(), as: 'alpha', at: '/account' });
    const logins = page.getByRole('table', { name: 'Logins' });
    assert.match(
      (await logins.getByRole('row').filter({ hasText: 'This one' }).textContent()) ?? '',
      /Chrome \d+, Linux/,
    );
    await logins
      .getByRole('button', { name: /^End the login/ })
      .first()
      .click();
    await sees(page.getByText('You are logged in nowhere else.'));
    await sees(elsewhere.getByRole('dialog', { name: 'Your login has ended' }));
  });

  // shows: M-log-out
  test('a login that ends over a half-filled form keeps what was typed, and the same operator goes on (S-15)', async (t) => {
    const page = await enter(t, { visit, house: house(), at: '/account', expects: [/^401 /] });
    await seesLive(page);
    await page.getByRole('form', { name: 'Own details' }).getByLabel('Name', { exact: true }).fill('Alpha half');
    await house().doors.withDirectory((tx) => tx.query('delete from logins'));
    const dialog = page.getByRole('dialog', { name: 'Your login has ended' });
    await sees(dialog);
    await page.keyboard.press('Escape');
    await demandAccessible(page);
    assert.equal(await dialog.getByLabel('Username').inputValue(), 'alpha');
    await dialog.getByLabel('Password', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: 'Log in', exact: true }).click();
    await losesSight(dialog);
    await seesLive(page);
    const details = page.getByRole('form', { name: 'Own details' });
    assert.equal(await details.getByLabel('Name', { exact: true }).inputValue(), 'Alpha half');
    await details.getByRole('button', { name: 'Save changes' }).click();
    await sees(page.getByText('Your details are saved.'));
  });

  test('where the organization demands a second factor, the panel leads to it first (S-18)', async (t) => {
    // What the page asks for between the demand and the next address is refused.
    const page = await enter(t, { visit, house: house(), as: 'alpha', expects: [/^403 /] });
    await seesLive(page);
    const demand = (demanded: boolean) =>
      house()
        .doors.withDirectory((tx) => tx.query<{ id: number }>('select id from organizations'))
        .then(([{ id } = { id: 0 }]) =>
          house().doors.withTenant(id, (tx) =>
            tx.query('update organizations set second_factor_demanded = $2 where id = $1', [
              tx.organizationId,
              demanded,
            ]),
          ),
        );
    await demand(true);
    await page.goto('/stations');
    await sees(page.getByRole('heading', { name: 'Set up a second factor' }));
    await demandAccessible(page);
    const secret = ((await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent()) ?? '').replaceAll(' ', '');
    await page.getByLabel('Code of six digits').fill(codeOf(secret));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await sees(page.getByRole('heading', { name: 'Charging stations' }));
    await demand(false);
  });
});
