// Charging groups: the tree with its sums, a group's page, and the forms in which the tree is changed.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse, type RunningHouse } from '../house/house.ts';
import { enter, figure, losesSight, sees, seesLive } from '../browser/operator.ts';
import { inOrganization } from '../house/scene.ts';

const row = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
const names = (page: Page) => page.getByRole('row').getByRole('link').filter({ hasText: /./ }).allTextContents();
const save = (page: Page) => page.getByRole('button', { name: 'Save changes' }).first().click();

async function groupPath({ house, name }: { house: RunningHouse; name: string }): Promise<string> {
  const [group] = await inOrganization(house, (tx) =>
    tx.query<{ id: number }>('select id from groups where name = $1', [name]),
  );
  return `/groups/${group?.id}`;
}

async function addStation(page: Page, words: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Add charging station to this group' }).fill(words);
  await page.getByRole('option', { name: new RegExp(words) }).click();
}

async function chooseParent(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Parent group' }).fill(name);
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
}

describe('charging groups', () => {
  const house = useHouse();
  const visit = useBrowser();

  // shows: M-menu-groups, M-groups, M-groups-name, M-groups-info, M-groups-edit
  test('stand as a tree with sums, which is folded by keyboard and searched, all in the address', async (t) => {
    const page = await enter(t, { visit, house: house() });
    await page
      .getByRole('navigation', { name: 'Main navigation' })
      .getByRole('link', { name: 'Charging groups' })
      .click();
    await sees(row(page, 'ACME Shopping Malls').getByRole('gridcell', { name: '27', exact: true }));
    assert.deepEqual(await names(page), [
      'ACME',
      'ACME Hotels',
      'ACME Shopping Malls',
      'ACME Birch Mall',
      'ACME Maple Mall',
      'ACME Pine Mall',
    ]);
    await demandAccessible(page);
    await row(page, 'ACME').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    await losesSight(row(page, 'ACME Pine Mall'));
    await page.waitForURL(/folded=/);
    await page.reload();
    await sees(row(page, 'ACME Shopping Malls'));
    assert.equal(await row(page, 'ACME Pine Mall').count(), 0);
    await page.getByRole('searchbox').fill('pine');
    await page.waitForURL(/search=pine/);
    await sees(row(page, 'ACME Pine Mall'));
    assert.deepEqual(await names(page), ['ACME', 'ACME Shopping Malls', 'ACME Pine Mall']);
    await row(page, 'ACME Pine Mall').getByRole('link', { name: 'Edit ACME Pine Mall' }).click();
    await sees(page.getByRole('heading', { name: 'Edit charging group' }));
    await page.goBack();
    await row(page, 'ACME Pine Mall').getByRole('link', { name: 'Figures of ACME Pine Mall' }).click();
    await sees(page.getByRole('heading', { name: 'ACME Pine Mall' }));
    await page.goBack();
    await row(page, 'ACME Pine Mall').getByRole('link', { name: 'ACME Pine Mall', exact: true }).click();
    await sees(page.getByRole('heading', { name: 'ACME Pine Mall' }));
  });

  // shows: M-group-statistics, M-group-statistics-edit, M-symbol-edit-group, M-group-edit, M-group-edit-path, M-group-edit-cancel
  test('have a page like the dashboard, and a form that the pencil on each frame leads to', async (t) => {
    const page = await enter(t, {
      visit,
      house: house(),
      at: await groupPath({ house: house(), name: 'ACME Shopping Malls' }),
    });
    await sees(figure(page.getByRole('region', { name: 'Last 24 hours' }), 'Used charging points').getByText('of 27'));
    await sees(page.getByRole('img', { name: /^Status summary: .*27/ }));
    await sees(page.getByRole('group', { name: /^ACME Birch Mall / }).getByRole('link', { name: /^EV00000015/ }));
    await sees(row(page, 'ACME Birch Mall').getByRole('gridcell', { name: '10', exact: true }));
    await demandAccessible(page);
    await page.getByRole('link', { name: 'Edit this charging group' }).click();
    await sees(page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'ACME Shopping Malls' }));
    await page.getByRole('button', { name: 'Cancel' }).last().click();
    await sees(page.getByText('Status summary'));
    await page.goto('/dashboard');
    await page.getByRole('link', { name: 'Edit ACME Birch Mall' }).click();
    await sees(page.getByRole('heading', { name: 'Edit charging group' }));
    assert.equal(await page.getByRole('textbox', { name: 'Name' }).inputValue(), 'ACME Birch Mall');
  });

  // shows: M-groups-add, M-group-add, M-group-add-path, M-group-add-cancel, M-group-add-save, M-group-add-name, M-group-add-parent
  // shows: M-group-add-search, M-group-edit-save, M-group-edit-name, M-group-edit-search, M-group-edit-stations
  // shows: M-group-edit-remove, M-group-edit-delete, M-group-edit-empty
  test('are added, filled, emptied and deleted, and what stands in the way is named', async (t) => {
    const page = await enter(t, { visit, house: house(), at: '/groups' });
    await page.getByRole('link', { name: 'Add new charging group' }).click();
    await sees(page.getByRole('navigation', { name: 'Breadcrumb' }).getByText('Add new charging group'));
    await save(page);
    await sees(page.getByText('Give the charging group a name.'));
    await page.getByRole('textbox', { name: 'Name' }).fill('Airport');
    await chooseParent(page, 'ACME Hotels');
    await addStation(page, 'Hotel entrance');
    await demandAccessible(page);
    await page.getByRole('button', { name: 'Cancel' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await save(page);
    await sees(page.getByRole('heading', { name: 'Airport' }));
    await sees(page.getByRole('link', { name: /^EV00000034/ }));
    await page.getByRole('link', { name: 'Edit this charging group' }).click();
    await sees(page.getByText('1 charging station: take it out of the group first'));
    assert.equal(await page.getByRole('button', { name: 'Delete this group' }).isDisabled(), true);
    await sees(page.getByRole('listitem').filter({ hasText: 'Hotel entrance' }).getByText('Charging points: 2'));
    await page.getByRole('button', { name: 'Take Hotel entrance out of this group' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Airport hotel');
    await demandAccessible(page);
    await save(page);
    await sees(page.getByRole('heading', { name: 'Airport hotel' }));
    await sees(page.getByText('There is no charging station in this group yet'));
    await page.getByRole('link', { name: 'Edit this charging group' }).click();
    await page.getByRole('button', { name: 'Delete this group' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete this group' }).click();
    await sees(row(page, 'ACME Hotels').getByRole('gridcell', { name: '4', exact: true }));
    await losesSight(row(page, 'Airport hotel'));
  });

  // shows: M-group-edit-parent, M-message-group-parent
  test('are edited by basic operators within their domain, and whoever looks on sees it at once (S-12)', async (t) => {
    const looking = await enter(t, { visit, house: house() });
    await seesLive(looking);
    const page = await enter(t, { visit, house: house(), as: 'beta', at: '/groups/new' });
    await page.getByRole('textbox', { name: 'Name' }).fill('Deck');
    await save(page);
    await sees(page.getByText('Parent group is required.'));
    await chooseParent(page, 'ACME Birch Mall');
    await addStation(page, 'Birch Mall deck 2');
    await save(page);
    await sees(page.getByRole('heading', { name: 'Deck' }));
    const frame = (name: string) => looking.getByRole('group', { name: new RegExp(`^${name} `) });
    await sees(
      frame('ACME Birch Mall')
        .getByRole('group', { name: /^Deck / })
        .getByRole('link', { name: /^EV00000021/ }),
    );
    await page.getByRole('link', { name: 'Edit this charging group' }).click();
    await chooseParent(page, 'ACME Maple Mall');
    await save(page);
    await sees(page.getByRole('heading', { name: 'Deck' }));
    await sees(frame('ACME Maple Mall').getByRole('group', { name: /^Deck / }));
    await page.goto(`${await groupPath({ house: house(), name: 'ACME Shopping Malls' })}/edit`);
    await sees(page.getByText('Your base group stays where it is.'));
    await sees(page.getByText('Your own base group cannot be deleted.'));
    await demandAccessible(page);
  });

  test('show what somebody else has changed meanwhile, and lose nothing that was typed', async (t) => {
    const at = `${await groupPath({ house: house(), name: 'ACME Maple Mall' })}/edit`;
    const page = await enter(t, { visit, house: house(), at, expects: [`412 /api/v1${at.replace('/edit', '')}`] });
    await page.getByRole('textbox', { name: 'Name' }).fill('Maple Mall and garden');
    const other = await enter(t, { visit, house: house(), as: 'beta', at });
    await other.getByRole('textbox', { name: 'Name' }).fill('Maple Mall north');
    await save(other);
    await sees(other.getByRole('heading', { name: 'Maple Mall north' }));
    await save(page);
    const conflict = page.getByRole('alert');
    await sees(conflict.getByRole('cell', { name: 'Maple Mall north' }));
    await conflict.getByRole('button', { name: 'Keep what I typed' }).click();
    await save(page);
    await sees(page.getByRole('heading', { name: 'Maple Mall and garden' }));
  });
});
