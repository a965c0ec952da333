// API keys: made in the panel, used by a program, revoked in the panel.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { choose, demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { enter, losesSight, sees } from '../browser/operator.ts';

describe('API keys', () => {
  const house = useHouse();
  const visit = useBrowser();

  const askAs = (secret: string) =>
    fetch(`${house().url}/api/v1/stations`, { headers: { authorization: `Bearer ${secret}` } });

  test('an admin makes a key for a program, which uses it until it is revoked (S-23)', async (t) => {
    const page = await enter(t, { visit, house: house() });
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('link', { name: 'API keys' }).click();
    await sees(page.getByText('No API keys yet'));
    await demandAccessible(page);
    await page.getByRole('button', { name: 'Make an API key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Make key' }).click();
    await sees(dialog.getByText('A name is needed.'));
    await dialog.getByLabel('Name').fill('Billing of the hotels');
    await dialog.getByRole('combobox', { name: 'Base group' }).fill('hotels');
    await page.getByRole('option', { name: /^ACME Hotels/ }).click();
    await demandAccessible(page);
    await choose(page, 'light');
    await dialog.getByRole('button', { name: 'Make key' }).click();
    await sees(dialog.getByText('It is shown only now'));
    await demandAccessible(page);
    const secret = (await dialog.getByText(/^sm_[\w-]{43}$/).textContent()) ?? '';
    await sees(dialog.getByText(`curl -H 'Authorization: Bearer ${secret}' ${house().url}/api/v1/stations`));

    const answer = await askAs(secret);
    const { total } = (await answer.json()) as { total: number };
    assert.deepEqual([answer.status, total], [200, 4]);

    await dialog.getByRole('button', { name: 'Done' }).click();
    const row = page.getByRole('row', { name: /Billing of the hotels/ });
    await sees(row.getByText(`${secret.slice(0, 11)}…`));
    for (const cell of ['Basic', 'ACME Hotels']) await sees(row.getByRole('cell', { name: cell, exact: true }));
    assert.ok(!(await page.content()).includes(secret));
    await page.getByRole('searchbox').fill('nothing of the kind');
    await sees(page.getByText('No API key fits'));
    await page.getByRole('button', { name: 'Clear' }).click();

    await row.getByRole('button', { name: 'Actions for Billing of the hotels' }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await dialog.getByLabel('Name').fill('Invoices');
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    const renamed = page.getByRole('row', { name: /Invoices/ });
    await renamed.getByRole('button', { name: 'Actions for Invoices' }).click();
    await demandAccessible(page);
    await page.getByRole('menuitem', { name: 'Revoke' }).click();
    await sees(dialog.getByText('This cannot be undone.'));
    await dialog.getByRole('button', { name: 'Revoke' }).click();
    await losesSight(renamed);
    assert.equal((await askAs(secret)).status, 401);
  });
});
