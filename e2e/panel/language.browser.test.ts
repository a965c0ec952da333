// The language of the panel: the browser's before anybody has logged in, then the operator's own.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { enter, fillInLogin, password, sees } from '../browser/operator.ts';

describe('the language of the panel', () => {
  const house = useHouse();
  const visit = useBrowser();

  test('is the browser’s, then what an operator chooses, with what is typed kept, and follows to another browser', async (t) => {
    const page = await visit(t, { baseURL: house().url, expects: [/^401 /], locale: 'de-AT' });
    await page.goto('/login');
    await page.getByLabel('Benutzername').fill('alpha');
    await page.getByRole('button', { name: 'Sprache' }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await sees(page.getByRole('heading', { name: 'Log in' }));
    assert.equal(await page.getByLabel('Username').inputValue(), 'alpha');
    await fillInLogin(page, 'alpha', password);
    await sees(page.getByRole('link', { name: /^EV00000013,/ }));

    await page.goto('/account');
    const name = page.getByLabel('Name', { exact: true });
    await name.fill('Alpha Ahlers');
    await page.getByRole('button', { name: 'Language' }).click();
    const kept = page.waitForResponse('**/api/v1/account/language');
    await page.getByRole('menuitem', { name: 'Deutsch' }).click();
    assert.equal((await kept).status(), 204);
    await sees(page.getByRole('heading', { name: 'Mein Konto' }));
    assert.equal(await name.inputValue(), 'Alpha Ahlers');
    assert.equal(await page.locator('html').getAttribute('lang'), 'de');
    await demandAccessible(page);

    const elsewhere = await enter(t, { visit, house: house() });
    await sees(elsewhere.getByRole('navigation', { name: 'Hauptnavigation' }));
    const lastDay = elsewhere.getByRole('region', { name: 'Letzte 24 Stunden' });
    await sees(lastDay.locator('dd').filter({ hasText: /^[\d.]+,\d\d\s*kWh$/ }));
    await demandAccessible(elsewhere);
  });
});
