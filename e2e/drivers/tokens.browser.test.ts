// Tokens in the panel: a card that is held up becomes somebody's, is found, passes on, and why it was refused is told.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { enter, sees, seesLive } from '../browser/operator.ts';
import { inOrganization, tell } from '../house/scene.ts';

describe('tokens', () => {
  const house = useHouse();
  const visit = useBrowser();

  async function holdUp(token: string): Promise<void> {
    const [station] = await inOrganization(house(), (tx) =>
      tx.query<{ id: number }>("select id from stations where organization_id = $1 and name = 'Pine Mall entry'", [
        tx.organizationId,
      ]),
    );
    assert.ok(station);
    await tell(house(), [{ stationId: station.id, at: new Date(), fact: { kind: 'tokenShown', token } }]);
  }

  test('a basic operator takes over a card that is held to a station, without being told it (S-12)', async (t) => {
    const page = await enter(t, { visit, house: house(), as: 'beta', at: '/drivers/add' });
    await seesLive(page);
    await page.getByLabel('First name').fill('Gladstone');
    await page.getByLabel('Last name').fill('Gander');
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('gladstone@duckburg.com');
    await page.getByRole('button', { name: 'Hold the card at the station' }).click();
    await sees(page.getByText('Waiting for a card…'));
    await demandAccessible(page);
    await holdUp('04C0FFEE77');
    await page.getByRole('button', { name: 'Use the card ••••EE77, shown at Pine Mall entry' }).click();
    const token = page.getByRole('group', { name: 'Token #1' });
    await sees(token.getByText('Only its end is shown. It cannot be changed.'));
    assert.equal(await token.getByLabel('Token (RFID)').inputValue(), '••••EE77');
    await token.getByLabel('Token name').fill('Lucky card');
    await page.getByRole('button', { name: 'Save changes' }).first().click();
    await page.waitForURL('**/drivers');
    await sees(page.getByRole('row', { name: /Gladstone Gander – gladstone@duckburg.com 1/ }));
  });

  test('an admin sees cards as they are shown, why one was refused, finds the token and gives it to somebody else', async (t) => {
    const page = await enter(t, { visit, house: house(), at: '/tokens/shown' });
    await seesLive(page);
    await sees(page.getByRole('row', { name: /04C0FFEE77|Lucky card/ }));
    await holdUp('04C0FFEE77');
    const refused = page.getByRole('row', { name: /Lucky card.*no access to this charging station/ });
    await sees(refused);
    await demandAccessible(page);
    await refused.getByRole('link', { name: /Why was/ }).click();
    await page.waitForURL(/\/tokens\/why/);
    const answer = page.getByRole('region', { name: 'The answer' });
    await sees(answer.getByText('The charging user may not charge here'));
    await sees(answer.getByText(/judged by today’s tokens/));
    await page.getByLabel('When').fill('');
    await sees(answer.getByText(/^Judged /));
    await demandAccessible(page);

    await page.goto('/tokens');
    await page.getByRole('searchbox').fill('lucky');
    await page.getByRole('link', { name: 'Lucky card' }).click();
    await sees(page.getByRole('heading', { name: 'Token Lucky card' }));
    assert.equal(await page.getByLabel('Token (RFID)').inputValue(), '04C0FFEE77');
    await page.getByRole('combobox', { name: 'Whose it is' }).fill('scrooge');
    await page.getByRole('option', { name: /Scrooge McDuck/ }).click();
    await demandAccessible(page);
    await page.getByRole('button', { name: 'Save changes' }).first().click();
    await page.waitForURL('**/tokens');
    await page.getByRole('searchbox').fill('lucky');
    await sees(page.getByRole('row', { name: /Lucky card 04C0FFEE77 Scrooge McDuck/ }));
    await page.getByRole('link', { name: 'Lucky card' }).click();
    await page.getByRole('button', { name: 'Delete this token' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete this token' }).click();
    await page.waitForURL('**/tokens');
    await page.getByRole('searchbox').fill('lucky');
    await sees(page.getByText('No token fits'));
  });
});
