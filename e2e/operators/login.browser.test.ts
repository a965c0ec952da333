// Who comes in, who does not, and what happens when a login ends.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { enter, fillInLogin, password, sees } from '../browser/operator.ts';

const stranger = ['401 /api/v1/me'];

describe('logging in', () => {
  const house = useHouse();
  const visit = useBrowser();

  // shows: M-login, M-login-username, M-login-password, M-login-button, M-dashboard
  test('an operator logs in with username and password and is at the dashboard', async (t) => {
    const page = await visit(t, { baseURL: house().url, expects: stranger });
    await page.goto('/');
    await page.waitForURL('**/login');
    await fillInLogin(page, 'alpha', password);
    await page.waitForURL('**/dashboard');
    await sees(page.getByRole('heading', { name: 'Dashboard' }));
  });

  test('wrong credentials are refused in the manual’s words, with a number and a reference (M-message-credentials, S-20)', async (t) => {
    const page = await visit(t, { baseURL: house().url, expects: [...stranger, '401 /api/v1/login'] });
    await page.goto('/login');
    await sees(page.getByLabel('Username'));
    await demandAccessible(page);
    await fillInLogin(page, 'alpha', 'not the password');
    const refusal = page.getByRole('alert');
    await sees(refusal.getByText('Wrong credentials.'));
    assert.match((await refusal.textContent()) ?? '', /Error #10, Reference \S+/);
    await demandAccessible(page);
    assert.equal(await page.getByLabel('Username').inputValue(), 'alpha');
  });

  test('an empty form says what is missing before anything is sent', async (t) => {
    const page = await visit(t, { baseURL: house().url, expects: stranger });
    await page.goto('/login');
    await page.getByRole('button', { name: 'Log in' }).click();
    await sees(page.getByText('Enter your username.'));
    await sees(page.getByText('Enter your password.'));
  });

  // shows: M-operator-menu, M-operator-menu-log-out, M-menu-log-out, M-log-out
  test('an operator logs out by the menu at the top right and cannot go back', async (t) => {
    // What was on its way when the login ended is refused.
    const page = await enter(t, { visit, house: house(), expects: [/^401 /] });
    await page.getByRole('button', { name: 'Operator functions of Operator alpha' }).click();
    await page.getByRole('menuitem', { name: 'Log out' }).click();
    await page.waitForURL('**/login');
    await page.goto('/dashboard');
    await page.waitForURL('**/login?next=*');
  });

  test('an address elsewhere is not followed after the log in', async (t) => {
    const page = await visit(t, { baseURL: house().url, expects: stranger });
    await page.goto('/login?next=//elsewhere.example/dashboard');
    await fillInLogin(page, 'gamma', password);
    await page.waitForURL(`${house().url}/dashboard`);
  });
});
