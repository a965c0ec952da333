// The one page of an installation without operators, and the empty panel behind it.
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { sees } from '../browser/operator.ts';

const stranger = ['401 /api/v1/me'];

async function fillIn(page: Page, { code, password }: { code: string; password: string }): Promise<void> {
  await page.getByLabel('One-time code').fill(code);
  await page.getByRole('group', { name: 'Organization' }).getByLabel('Name', { exact: true }).fill('Harbour & Sons');
  await page.getByLabel('Your name').fill('Ada Harbour');
  await page.getByLabel('E-mail address').fill('ada@example.com');
  await page.getByLabel('Username').fill('ada');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create organization' }).click();
}

describe('the first start', () => {
  const house = useHouse({ demo: false });
  const visit = useBrowser();

  test('whoever comes first is led to the set-up, which says at the fields what is wrong (S-13, S-21)', async (t) => {
    const page = await visit(t, { baseURL: house().url, expects: stranger });
    await page.goto('/');
    await page.waitForURL('**/setup');
    await demandAccessible(page);
    await fillIn(page, { code: house().setupCode, password: 'short' });
    await sees(page.getByText('At least 12 characters; 5 so far.'));
    await fillIn(page, { code: '', password: 'a long way to Ravenna' });
    await sees(page.getByText('This is needed.'));
  });

  test('a code that was not printed makes nothing (S-21)', async (t) => {
    const page = await visit(t, { baseURL: house().url, expects: ['403 /api/v1/setup'] });
    await page.goto('/setup');
    await fillIn(page, { code: 'AAAA-BBBB-CCCC-DDDD', password: 'a long way to Ravenna' });
    await sees(page.getByRole('alert').getByText('This is not the code that was printed at the start.'));
  });

  test('the printed code makes the organization and its first admin, who is logged in at once (S-21)', async (t) => {
    const page = await visit(t, { baseURL: house().url });
    await page.goto('/setup');
    await fillIn(page, { code: house().setupCode, password: 'a long way to Ravenna' });
    await page.waitForURL('**/dashboard');
    await sees(page.getByText('Harbour & Sons'));
    await sees(page.getByText('No charging station yet'));
    await demandAccessible(page);
    await page.getByRole('link', { name: 'Go to charging stations' }).click();
    await sees(page.getByText('There is no charging station yet'));
    await demandAccessible(page);
  });

  test('afterwards the page says that it has been used (S-21)', async (t) => {
    const page = await visit(t, { baseURL: house().url });
    await page.goto('/setup');
    await sees(page.getByText('Stationmaster is set up already.'));
    await page.getByRole('link', { name: 'Go to the log in page' }).click();
    await sees(page.getByRole('heading', { name: 'Log in' }));
  });
});
