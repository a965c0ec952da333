// The list of charging stations, and how a new one comes to it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { insertStation } from '../../packages/server/src/stations/queries.ts';
import { connectRawStation } from '../../packages/server/src/testing/gateway/raw-station.ts';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { card, enter, enterStation, losesSight, sees } from '../browser/operator.ts';
import { inOrganization } from '../house/scene.ts';
import { charge, connectStation, holdStation } from '../house/stations.ts';

/** The box with which it is chosen comes first. */
const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^Select ${name} `) });
const names = (page: Page) => page.locator('tbody td:nth-child(2) > a').allTextContents();

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
      assert.equal(await south.locator('[data-look=available]').count(), 3);
      await south.getByRole('link', { name: 'Open Birch Mall south' }).click();
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
      await page.goto('/stations?page=9');
      await sees(page.getByText('1 to 16 of 16'));
    });

    test('is filtered by state and group, and sorted, all in the address', async (t) => {
      const held = await connectStation(t, house(), 'EV00000017');
      await charge(held, { token: 'F1147001', minutes: 2 });
      const page = await enter(t, { visit, house: house(), at: '/stations' });
      await page.getByRole('button', { name: 'State' }).click();
      await page.getByRole('menuitem', { name: 'Charging' }).click();
      await seesNames(page, ['Maple Mall fast']);
      await demandAccessible(page);
      await page.getByRole('button', { name: 'Remove the filter State' }).click();
      await page.getByRole('button', { name: 'Charging group', exact: true }).click();
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
      await page.getByRole('link', { name: 'Add new charging station' }).click();
      return page.getByRole('form', { name: 'Add new charging station' });
    };
    const save = (form: Locator) => form.getByRole('button', { name: 'Save changes' }).first().click();
    const shown = async (page: Page, label: string) =>
      (await page.locator('dt', { hasText: label }).locator('xpath=following-sibling::dd[1]').innerText()).trim();
    const isRefused = (user: string, password: string) =>
      assert.rejects(
        connectRawStation(house().port, { path: `/ocpp/acme/${user}`, credentials: { user, password } }),
        /401/,
      );
    async function fill(page: Page, form: Locator, name: string, identifier: string): Promise<void> {
      await form.getByLabel('Charging station name').fill(name);
      await form.getByLabel('Identifier').fill(identifier);
      await form.getByRole('combobox', { name: 'Parent group' }).click();
      await page.getByRole('option', { name: 'ACME Hotels' }).click();
    }

    // shows: M-stations-add, M-station-add, M-station-add-name, M-station-add-identifier, M-station-add-group
    // shows: M-station-identifier-letters, M-station-identifier-refused, M-station-add-cancel, M-station-add-path
    // shows: M-message-identifier-taken
    test('is refused at the field that cannot be, in the manual’s words where the identifier is taken', async (t) => {
      const page = await enter(t, { visit, house: house(), at: '/stations', expects: ['409 /api/v1/stations'] });
      const form = await openForm(page);
      await sees(page.getByRole('navigation', { name: 'Breadcrumb' }).getByText('Charging stations'));
      await form.getByLabel('Identifier').fill('EV 42/ä');
      await save(form);
      await sees(form.getByText('Give the charging station a name.'));
      await sees(
        form.getByText(
          'Identifier contains forbidden characters. Use A to Z, a to z, 0 to 9, dash and underscore, 48 at most.',
        ),
      );
      await sees(form.getByText('Choose the group it belongs to.'));
      await demandAccessible(page);
      await fill(page, form, 'A second one', 'EV00000013');
      await save(form);
      await sees(form.getByText('Charging station already exists for that identifier.'));
      assert.equal(await form.getByLabel('Charging station name').inputValue(), 'A second one');
      await form.getByRole('button', { name: 'Cancel' }).last().click();
      await page.getByRole('button', { name: 'Leave', exact: true }).click();
      await sees(page.getByRole('heading', { name: 'Charging stations' }));
    });

    // shows: M-station-add-save, M-station-link, M-station-identifier-fixed
    test('has its password shown once, says what went wrong while it waits, and turns green when the device comes (S-2)', async (t) => {
      const page = await enter(t, { visit, house: house(), at: '/stations' });
      const form = await openForm(page);
      await fill(page, form, 'Harbour east', 'HARBOUR-1');
      await save(form);
      await sees(page.getByRole('heading', { name: 'Harbour east was added' }));
      const [address, password] = [await shown(page, 'Address'), await shown(page, 'Password')];
      assert.equal(address, `ws://127.0.0.1:${house().port}/ocpp/acme/HARBOUR-1`);
      await sees(page.getByText('Waiting for the charging station to connect'));
      const url = address.replace(/\/HARBOUR-1$/, '');
      await isRefused('HARBOUR-1', 'not the right one');
      await sees(page.getByText('The password was wrong.'));
      await demandAccessible(page);

      const { station } = holdStation(t, house(), 'HARBOUR-1', { url, password });
      await station.connect();
      await sees(page.getByText('Connected. The charging station is linked.'));
      await page.getByRole('link', { name: 'Open the charging station' }).click();
      await sees(page.getByRole('region', { name: 'Charging point 1' }));
      await page.reload();
      await sees(page.getByText('Connected', { exact: true }));
      assert.equal((await page.content()).includes(password), false);
    });

    test('that knocked before it was added is found among the unknown, and added with its identifier', async (t) => {
      await isRefused('KNOCKS-1', 'no password of ours');
      const page = await enter(t, { visit, house: house(), at: '/stations/unknown' });
      await page.getByRole('link', { name: 'Add KNOCKS-1' }).click();
      const form = page.getByRole('form', { name: 'Add new charging station' });
      assert.equal(await form.getByLabel('Identifier').inputValue(), 'KNOCKS-1');
      await fill(page, form, 'Knocks no more', 'KNOCKS-1');
      await form.getByRole('radio', { name: 'Password at first contact' }).check();
      await save(form);
      await sees(page.getByText('Leave the password empty, or as it is.'));
    });
  });

  test('many are imported from a file, once each bad line was named and mended', async (t) => {
    const page = await enter(t, { visit, house: house(), at: '/stations' });
    await page.getByRole('link', { name: 'Import' }).click();
    const choose = (text: string) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name: 'new.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await choose('name;identifier;group\nQuay;QUAY 1;ACME Hotels\nPier;PIER-1;Nowhere');
    await sees(page.getByText('2 things are wrong'));
    await sees(page.getByRole('row', { name: /^3 group There is no such charging group/ }));
    await demandAccessible(page);
    await choose('name;identifier;group\nQuay;QUAY-1;ACME Hotels\nPier;PIER-1;ACME / ACME Hotels');
    await sees(page.getByText('2 charging stations are ready'));
    await page.getByRole('button', { name: 'Add them' }).click();
    await sees(page.getByText('2 charging stations were added'));
    const href = await page.getByRole('link', { name: 'Save the passwords' }).getAttribute('href');
    assert.match(decodeURIComponent(href ?? ''), /QUAY-1,[0-9a-f]{40}\r\nPIER-1,[0-9a-f]{40}/);
  });

  describe('editing a charging station', () => {
    // shows: M-stations-actions, M-stations-edit, M-station-edit, M-station-edit-path, M-station-edit-cancel
    // shows: M-station-edit-save, M-station-edit-name, M-station-edit-group, M-station-edit-delete, M-station-edit-orphan
    test('changes its name, deletes it, and an admin of the whole organization takes it back', async (t) => {
      const page = await enter(t, { visit, house: house(), at: '/stations?search=courtyard' });
      await page.getByRole('link', { name: 'Edit Hotel courtyard' }).click();
      const form = page.getByRole('form', { name: 'Edit charging station' });
      await sees(page.getByRole('navigation', { name: 'Breadcrumb' }).getByText('EV00000031'));
      await form.getByLabel('Charging station name').fill('Hotel yard');
      await form.getByLabel('Coordinates').fill('here');
      await form.getByRole('button', { name: 'Save changes' }).last().click();
      await sees(form.getByText('Give latitude and longitude in degrees'));
      await form.getByLabel('Coordinates').fill('60.1699, 24.9384');
      await demandAccessible(page);
      await form.getByRole('button', { name: 'Save changes' }).first().click();
      await sees(page.getByRole('heading', { name: 'Hotel yard' }));
      const about = page.getByRole('region', { name: 'About this charging station' });
      await sees(about.getByRole('link', { name: 'Show on a map' }));

      await page.getByRole('link', { name: 'Edit this charging station' }).click();
      const deleteIt = async () => {
        await form.getByRole('button', { name: 'Delete charging station' }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Delete charging station' }).click();
        await sees(page.getByText('“Hotel yard” was deleted.'));
      };
      await deleteIt();
      await page.getByRole('button', { name: 'Undo' }).click();
      await losesSight(page.getByText('“Hotel yard” was deleted.'));
      await page.getByRole('searchbox').fill('hotel yard');
      await page.getByRole('link', { name: 'Edit Hotel yard' }).click();
      await deleteIt();
      await page.goto(new URL('/stations?state=orphans', page.url()).href);
      await page.getByRole('link', { name: 'Hotel yard', exact: true }).click();
      await sees(page.getByText('is an orphan now'));
      await page.getByRole('link', { name: 'Put it back into a group, or remove it for good' }).click();
      await sees(page.getByRole('heading', { name: 'Put it back into a group' }));
      await demandAccessible(page);
      await page.getByRole('combobox', { name: 'Parent group' }).click();
      await page.getByRole('option', { name: 'ACME Hotels' }).click();
      await page.getByRole('button', { name: 'Put back' }).click();
      await sees(page.getByRole('heading', { name: 'Hotel yard' }));
    });

    // shows: M-sockets, M-sockets-point, M-sockets-type, M-sockets-power, M-sockets-add, M-sockets-four, M-sockets-save, M-sockets-cancel
    // shows: M-station-to-edit, M-station-edit-tabs, M-term-sockets, M-point-socket, M-point-power
    test('tells the sockets of its charging points, adds a point by hand and takes one out of use', async (t) => {
      await connectStation(t, house(), 'EV00000033');
      const page = await enterStation(t, { visit, house: house(), station: 'Hotel garage B' });
      await page.getByRole('link', { name: 'Edit this charging station' }).click();
      await page.getByRole('tab', { name: 'Charging points' }).click();
      const form = page.getByRole('form', { name: 'Edit charging points' });
      await form.getByRole('button', { name: 'Cancel' }).first().click();
      await page.getByRole('link', { name: 'Edit this charging station' }).click();
      await page.getByRole('tab', { name: 'Charging points' }).click();
      const first = form.getByRole('region', { name: 'Charging point 1' });
      for (let socket = 1; socket <= 4; socket += 1) {
        await first.getByRole('button', { name: 'Add new socket' }).click();
        await sees(first.getByRole('group', { name: `Socket ${socket}` }));
      }
      assert.equal(await first.getByRole('button', { name: 'Add new socket' }).count(), 0);
      await first.getByRole('button', { name: 'Take socket 4 away' }).click();
      await first.getByRole('button', { name: 'Take socket 3 away' }).click();
      await first.getByRole('group', { name: 'Socket 1' }).getByLabel('Max. power').fill('22');
      await first.getByRole('group', { name: 'Socket 2' }).getByRole('combobox', { name: 'Socket type' }).click();
      await page.getByRole('option', { name: 'Schuko' }).click();
      await first.getByLabel('Disabled').check();
      await form.getByRole('button', { name: 'Add charging point' }).click();
      await sees(form.getByRole('button', { name: /^Take charging point \d away$/ }));
      await demandAccessible(page);
      await form.getByRole('button', { name: 'Save changes' }).first().click();
      await sees(page.getByRole('heading', { name: 'Hotel garage B' }));
      await sees(card(page, 1).getByText('Type-2 (socket 1) 22 kW max. power'));
      await sees(card(page, 1).getByText('Schuko (socket 2)'));
      await sees(card(page, 1).getByText(/^Disabled/));
      await sees(card(page, 3).getByText('Not reported yet'));
    });

    // shows: M-basic-stations, M-station-edit-admin
    test('is not offered to a basic operator, who sees the list with its columns as chosen', async (t) => {
      const page = await enter(t, { visit, house: house(), at: '/stations', as: 'beta' });
      await sees(page.getByRole('columnheader', { name: 'Firmware' }));
      await page.getByRole('button', { name: 'Columns' }).click();
      await page.getByRole('menuitemcheckbox', { name: 'Firmware' }).click();
      await page.keyboard.press('Escape');
      await losesSight(page.getByRole('columnheader', { name: 'Firmware' }));
      await page.reload();
      await sees(page.getByRole('columnheader', { name: 'Last seen' }));
      assert.equal(await page.getByRole('columnheader', { name: 'Firmware' }).count(), 0);
      assert.equal(await page.getByRole('link', { name: /^Edit / }).count(), 0);
      assert.equal(await page.getByRole('link', { name: 'Add new charging station' }).count(), 0);
      await demandAccessible(page);
    });
  });
});
