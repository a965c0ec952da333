// The list of charging stations, and how a new one comes to it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { insertStation } from '../packages/server/src/stations/queries.ts';
import { useBrowser } from './browser.ts';
import { useHouse } from './house.ts';
import { enter, losesSight, sees } from './operator.ts';
import { inOrganization } from './scene.ts';
import { charge, connectStation, holdStation } from './stations.ts';

const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^${name} `) });
const names = (page: Page) => page.getByRole('row').getByRole('link').allTextContents();

async function seesNames(page: Page, expected: readonly string[]): Promise<void> {
  await sees(page.getByText(`1 to ${expected.length} of ${expected.length}`));
  assert.deepEqual(await names(page), expected);
}

describe('charging stations', () => {
  const house = useHouse();
  const visit = useBrowser();

  describe('the list of charging stations', () => {
    // shows: M-menu-stations, M-stations, M-stations-name, M-stations-identifier, M-stations-group, M-stations-points
    // shows: M-stations-firmware, M-stations-info
    test('tells name, identifier, group, charging points and firmware, and leads to each station', async (t) => {
      await connectStation(t, house(), 'EV00000016');
      const page = await enter(t, { visit, house: house() });
      await page.getByRole('link', { name: 'Charging stations' }).first().click();
      const south = row(page, 'Birch Mall south');
      await sees(south.getByText('EV00000016'));
      await sees(south.getByRole('cell', { name: 'ACME Birch Mall' }));
      await sees(south.getByText('all 3 available'));
      await sees(south.getByRole('cell', { name: 'A997', exact: true }));
      assert.equal(await south.locator('svg[data-look=available]').count(), 3);
      await south.getByRole('link').click();
      await sees(page.getByRole('heading', { name: 'Birch Mall south' }));
    });

    test('is searched while one types, and the search stays in the address', async (t) => {
      const page = await enter(t, { visit, house: house(), at: '/stations' });
      await page.getByRole('searchbox').pressSequentially('garage b');
      await seesNames(page, ['Hotel garage B', 'Pine Mall garage B']);
      await page.waitForURL(/search=garage/);
      await page.reload();
      await seesNames(page, ['Hotel garage B', 'Pine Mall garage B']);
      await page.getByRole('searchbox').fill('EV00000031');
      await seesNames(page, ['Hotel courtyard']);
      await page.getByRole('searchbox').fill('nowhere');
      await sees(page.getByText('No charging station fits'));
      await page.getByRole('button', { name: 'Clear' }).click();
      await sees(page.getByText('1 to 16 of 16'));
    });

    test('is filtered by state and group, and sorted, all in the address', async (t) => {
      const held = await connectStation(t, house(), 'EV00000017');
      await charge(held, { token: 'F1147001', minutes: 2 });
      const page = await enter(t, { visit, house: house(), at: '/stations' });
      await page.getByRole('button', { name: 'State' }).click();
      await page.getByRole('menuitem', { name: 'Charging' }).click();
      await seesNames(page, ['Maple Mall fast']);
      await page.getByRole('button', { name: 'Remove the filter State' }).click();
      await page.getByRole('button', { name: 'Charging group' }).click();
      await page.getByRole('menuitem', { name: 'ACME Hotels' }).click();
      await seesNames(page, ['Hotel courtyard', 'Hotel entrance', 'Hotel garage A', 'Hotel garage B']);
      await page.getByRole('button', { name: 'Sort by Charging station' }).click();
      await page.waitForURL(/order=desc/);
      await sees(page.getByRole('row').nth(1).getByText('Hotel garage B'));
      await page.reload();
      await seesNames(page, ['Hotel garage B', 'Hotel garage A', 'Hotel entrance', 'Hotel courtyard']);
    });

    test('is cut into pages, and the page stays in the address', async (t) => {
      await inOrganization(house(), async (tx) => {
        const [group] = await tx.query<{ id: number }>("select id from groups where name = 'ACME Hotels'");
        for (let number = 101; number <= 120; number += 1) {
          const named = { name: `Annex ${number}`, identifier: `EV00000${number}`, groupId: group!.id };
          await insertStation(tx, { ...named, proof: 'none', passwordHash: null });
        }
      });
      const page = await enter(t, { visit, house: house(), at: '/stations' });
      await sees(page.getByText('1 to 25 of 36'));
      await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: '2', exact: true }).click();
      await sees(page.getByText('26 to 36 of 36'));
      await page.waitForURL(/page=2/);
      await page.reload();
      await sees(page.getByText('26 to 36 of 36'));
      await page.getByRole('button', { name: '25 per page' }).click();
      await page.getByRole('menuitem', { name: '50 per page' }).click();
      await sees(page.getByText('1 to 36 of 36'));
    });
  });

  describe('a new charging station', () => {
    const openForm = async (page: Page) => {
      await page.getByRole('button', { name: 'Add new charging station' }).click();
      return page.getByRole('dialog', { name: 'Add new charging station' });
    };

    // shows: M-stations-add, M-station-add, M-station-add-name, M-station-add-identifier, M-station-add-group
    // shows: M-station-identifier-letters, M-station-identifier-refused
    test('is refused at the field where its name, identifier or group cannot be', async (t) => {
      const page = await enter(t, { visit, house: house(), at: '/stations' });
      const form = await openForm(page);
      await form.getByLabel('Identifier').fill('EV 42/ä');
      await form.getByRole('button', { name: 'Save changes' }).click();
      await sees(form.getByText('Give the charging station a name.'));
      await sees(form.getByText('Use A to Z, a to z, 0 to 9, dash and underscore, 48 at most.'));
      await sees(form.getByText('Choose the group it belongs to.'));
    });

    // shows: M-station-add-cancel, M-message-identifier-taken
    test('is refused in the manual’s words where the identifier is taken, and nothing typed is lost', async (t) => {
      const page = await enter(t, { visit, house: house(), at: '/stations', expects: ['409 /api/v1/stations'] });
      const form = await openForm(page);
      await form.getByLabel('Charging station name').fill('A second one');
      await form.getByLabel('Identifier').fill('EV00000013');
      await form.getByRole('combobox', { name: 'Parent group' }).click();
      await page.getByRole('option', { name: 'ACME Pine Mall' }).click();
      await form.getByRole('button', { name: 'Save changes' }).click();
      await sees(form.getByText('Charging station already exists for that identifier.'));
      assert.equal(await form.getByLabel('Charging station name').inputValue(), 'A second one');
      await form.getByRole('button', { name: 'Cancel' }).click();
      await losesSight(form);
    });

    // shows: M-station-add-save, M-station-link, M-station-identifier-fixed
    test('has its password shown once, and its page turns connected when the device comes with it (S-2)', async (t) => {
      const page = await enter(t, { visit, house: house(), at: '/stations' });
      const form = await openForm(page);
      await form.getByLabel('Charging station name').fill('Harbour east');
      await form.getByLabel('Identifier').fill('HARBOUR-1');
      await form.getByRole('combobox', { name: 'Parent group' }).click();
      await page.getByRole('option', { name: 'ACME Hotels' }).click();
      await form.getByRole('button', { name: 'Save changes' }).click();
      const answer = page.getByRole('dialog', { name: 'Harbour east was added' });
      const shown = (label: string) =>
        answer.locator('dt', { hasText: label }).locator('xpath=following-sibling::dd[1]');
      const address = (await shown('Address').innerText()).trim();
      const password = (await shown('Password').innerText()).trim();
      assert.equal(address, `ws://127.0.0.1:${house().port}/ocpp/acme/HARBOUR-1`);
      await answer.getByRole('link', { name: 'Open the charging station' }).click();
      await sees(page.getByText('Not connected yet'));

      const { station } = holdStation(t, house(), 'HARBOUR-1', { url: address.replace(/\/HARBOUR-1$/, ''), password });
      await station.connect();
      await sees(page.getByText('Connected', { exact: true }));
      await sees(page.getByRole('region', { name: 'Charging point 1' }));
      await page.reload();
      await sees(page.getByText('Connected', { exact: true }));
      assert.equal((await page.content()).includes(password), false);
    });
  });
});
