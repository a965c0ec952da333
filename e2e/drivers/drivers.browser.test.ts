// Charging users and their groups in the panel: added with rights and tokens in one save, edited, grouped and removed.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { enter, losesSight, sees, seesLive } from '../browser/operator.ts';

describe('charging users', () => {
  const house = useHouse();
  const visit = useBrowser();

  // shows: M-users, M-users-name, M-users-group, M-users-email, M-users-tokens, M-users-actions, M-users-search, M-users-edit,
  // M-users-add, M-user-add, M-user-add-rights-groups, M-user-add-rights-stations, M-user-add-token, M-user-add-token-name,
  // M-user-add-token-from, M-user-add-token-to, M-user-add-token-infinite, M-user-add-tokens, M-user-add-token-delete,
  // M-user-edit, M-user-edit-first-name, M-user-edit-last-name, M-user-edit-email, M-user-edit-group, M-user-edit-rights-groups,
  // M-user-edit-rights-stations, M-user-edit-token-count, M-user-edit-token, M-user-edit-token-name, M-user-edit-token-status,
  // M-user-edit-token-from, M-user-edit-token-to, M-user-edit-token-infinite, M-user-edit-token-delete, M-menu-users
  test('an admin adds one with rights and tokens, edits it, deletes a token and removes it (M-message-username-taken, M-message-token-taken)', async (t) => {
    const expects = ['409 /api/v1/drivers'];
    const page = await enter(t, { visit, house: house(), at: '/drivers', expects });
    await sees(page.getByRole('row', { name: /Scrooge McDuck Company managers scrooge@duckburg.com 3/ }));
    await demandAccessible(page);
    await page.getByRole('link', { name: 'Add new charging user' }).click();
    await page.getByRole('button', { name: 'Save changes' }).first().click();
    await sees(page.getByText('Enter a name.'));
    await page.getByLabel('First name').fill('Launchpad');
    await page.getByLabel('Last name').fill('McQuack');
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('scrooge@duckburg.com');
    await page.getByRole('combobox', { name: 'User charging group' }).click();
    await page.getByRole('option', { name: 'Subscribers' }).click();
    await page.getByRole('checkbox', { name: 'ACME Hotels' }).check();
    await page.getByRole('combobox', { name: 'Add a charging station' }).fill('Pine Mall entry');
    await page.getByRole('option', { name: /Pine Mall entry/ }).click();
    await page.getByRole('button', { name: 'Add token' }).click();
    await page.getByRole('button', { name: 'Add token' }).click();
    await sees(page.getByRole('heading', { name: 'Authentication tokens: 2' }));
    const token = (number: number) => page.getByRole('group', { name: `Token #${number}` });
    await token(1).getByLabel('Token (RFID)').fill('12345678');
    await token(2).getByLabel('Token (RFID)').fill('0A0B0C0D');
    await token(2).getByLabel('Token name').fill('Pilot’s key ring');
    await token(2).getByLabel('Token valid from').fill('2026-01-01');
    await token(2).getByRole('checkbox', { name: 'Token valid infinitely' }).uncheck();
    await page.getByRole('button', { name: 'Save changes' }).last().click();
    await sees(page.getByText('Select a date, or let the token be valid infinitely.'));
    await token(2).getByLabel('Token valid to').fill('2030-12-31');
    await page.getByRole('button', { name: 'Save changes' }).last().click();
    await sees(page.getByText('Username already exists.'));
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('launchpad@duckburg.com');
    await page.getByRole('button', { name: 'Save changes' }).last().click();
    await sees(token(1).getByText('Token already exists.'));
    await demandAccessible(page);
    await token(1).getByLabel('Token (RFID)').fill('0A0B0C0E');
    await page.getByRole('button', { name: 'Save changes' }).last().click();
    await page.waitForURL('**/drivers');

    await page.getByRole('searchbox').fill('launchpad');
    await page.waitForURL(/search=launchpad/);
    await sees(page.getByRole('row', { name: /Launchpad McQuack Subscribers launchpad@duckburg.com 2/ }));
    await page.getByRole('link', { name: 'Edit Launchpad McQuack' }).click();
    await sees(page.getByText('Pine Mall entry'));
    assert.ok(await page.getByRole('checkbox', { name: 'ACME Hotels' }).isChecked());
    assert.equal(await page.getByRole('textbox', { name: 'E-mail address' }).getAttribute('readonly'), '');
    await page.getByRole('radio', { name: 'Inactive' }).check();
    await token(1).getByRole('button', { name: 'Delete token' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete token' }).click();
    await sees(page.getByRole('heading', { name: 'Authentication tokens: 1' }));
    await demandAccessible(page);
    const from = token(1).getByLabel('Token valid from');
    await from.fill('');
    await from.pressSequentially('13');
    await page.getByRole('button', { name: 'Save changes' }).first().click();
    assert.ok(await from.evaluate((field) => field === document.activeElement), 'a date typed by half is not sent');
    await from.fill('2026-01-02');
    await page.getByRole('button', { name: 'Save changes' }).first().click();
    await page.waitForURL('**/drivers');
    await page.getByRole('button', { name: 'Status' }).click();
    await page.getByRole('menuitem', { name: 'Inactive' }).click();
    await page.getByRole('link', { name: 'Launchpad McQuack', exact: true }).click();
    await page.getByRole('button', { name: 'Remove this charging user' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove this charging user' }).click();
    await page.waitForURL('**/drivers');
    await losesSight(page.getByRole('link', { name: 'Launchpad McQuack', exact: true }));
  });

  // shows: M-user-groups, M-user-groups-name, M-user-groups-members, M-user-groups-actions, M-user-groups-search, M-user-groups-edit,
  // M-user-groups-add, M-user-group-edit, M-user-group-edit-name, M-user-group-edit-members, M-user-group-edit-remove,
  // M-user-group-edit-delete, M-user-group-edit-empty, M-user-group-add, M-user-group-add-name, M-user-group-add-members,
  // M-user-group-add-save, M-menu-user-groups
  test('an admin makes a charging user group, brings a member in from another one, empties and deletes it', async (t) => {
    const page = await enter(t, { visit, house: house(), at: '/driver-groups' });
    await sees(page.getByRole('row', { name: /Senior company workers 2/ }));
    await demandAccessible(page);
    await page.getByRole('link', { name: 'Add new charging user group' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Pilots');
    await page.getByRole('combobox', { name: 'Select members: charging users' }).fill('drake');
    await page.getByRole('option', { name: /Drake Mallard.*in Subscribers/ }).click();
    await sees(page.getByText('comes from Subscribers when saved'));
    await demandAccessible(page);
    await page.getByRole('button', { name: 'Save new charging user group' }).first().click();
    await page.waitForURL('**/driver-groups');
    await page.getByRole('searchbox').fill('pilot');
    await sees(page.getByRole('row', { name: /Pilots 1/ }));
    await page.getByRole('link', { name: 'Edit Pilots' }).click();
    await sees(page.getByText('Only a group without members can be deleted.'));
    await page.getByRole('button', { name: 'Take Drake Mallard out of this group' }).click();
    await page.getByRole('button', { name: 'Save changes' }).first().click();
    await page.waitForURL('**/driver-groups');
    await page.getByRole('link', { name: 'Pilots', exact: true }).click();
    await page.getByRole('button', { name: 'Delete this charging user group' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete this charging user group' }).click();
    await page.waitForURL('**/driver-groups');
    await losesSight(page.getByText('Pilots', { exact: true }));
  });

  // shows: M-user-add-token-admin, M-basic-users, M-basic-tokens, M-basic-user-groups
  test('a basic operator edits users, but deletes neither them nor tokens, and leaves groups as they are', async (t) => {
    const page = await enter(t, { visit, house: house(), as: 'beta', at: '/driver-groups' });
    await sees(page.getByText('No charging user groups yet'));
    await losesSight(page.getByRole('link', { name: 'Add new charging user group' }));
    await page.goto(`${house().url}/drivers/add`);
    await page.getByLabel('First name').fill('Fenton');
    await page.getByLabel('Last name').fill('Crackshell');
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('fenton@duckburg.com');
    assert.ok(await page.getByRole('combobox', { name: 'User charging group' }).isDisabled());
    await page.getByRole('button', { name: 'Add token' }).click();
    await page.getByLabel('Token (RFID)').fill('F0F0F0F0');
    await page.getByRole('button', { name: 'Save changes' }).first().click();
    await page.waitForURL('**/drivers');
    await page.getByRole('link', { name: 'Fenton Crackshell', exact: true }).click();
    await sees(page.getByRole('heading', { name: 'Authentication tokens: 1' }));
    await losesSight(page.getByRole('button', { name: 'Delete token' }));
    await losesSight(page.getByRole('button', { name: 'Remove this charging user' }));
    await demandAccessible(page);
  });

  test('charging users and tokens come from a file: tried, mended, done, and then there is nothing to do', async (t) => {
    const page = await enter(t, { visit, house: house(), at: '/drivers' });
    await sees(page.getByRole('link', { name: 'Export' }));
    await page.getByRole('link', { name: 'Import' }).click();
    const choose = async (...lines: string[]) => {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Choose a file' }).click();
      const buffer = Buffer.from(['email,last name,token', ...lines].join('\n'));
      await (await chooser).setFiles({ name: 'fleet.csv', mimeType: 'text/csv', buffer });
    };
    await choose('gyro@duckburg.com,Gearloose,0B0B0B01', 'gyro@duckburg.com,,12345678', 'nobody,,');
    await sees(page.getByRole('heading', { name: '1 thing is wrong' }));
    await sees(page.getByRole('row', { name: '4 email This is no e-mail address.' }));
    await choose('gyro@duckburg.com,Gearloose,0B0B0B01', 'gyro@duckburg.com,,0B0B0B02');
    await sees(page.getByRole('heading', { name: '2 lines are fit to be imported' }));
    await sees(page.getByRole('row', { name: 'Tokens 2 0 0' }));
    await demandAccessible(page);
    await page.getByRole('button', { name: 'Import them' }).click();
    await sees(page.getByRole('heading', { name: '2 lines were imported' }));
    await choose('gyro@duckburg.com,Gearloose,0B0B0B01');
    await sees(page.getByRole('heading', { name: 'There is nothing to do' }));
    await page.goto(`${house().url}/drivers?search=gyro`);
    await sees(page.getByRole('row', { name: /Gearloose.*gyro@duckburg.com 2/ }));
  });

  test('an erased one leaves no name on charging sessions, and whoever looks at the page is told that it is gone (S-19)', async (t) => {
    const page = await enter(t, { visit, house: house(), at: '/sessions?search=scrooge' });
    await sees(page.getByRole('row', { name: /Scrooge McDuck/ }));
    await page.goto('/drivers?search=scrooge');
    await page.getByRole('link', { name: 'Scrooge McDuck', exact: true }).click();
    await sees(page.getByRole('heading', { name: 'Edit charging user' }));
    const at = new URL(page.url()).pathname;
    const other = await enter(t, { visit, house: house(), at, expects: [/^404 /] });
    await sees(other.getByRole('heading', { name: 'Edit charging user' }));
    await seesLive(other);
    await page.getByRole('button', { name: 'Erase this charging user' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Erase this charging user' }).click();
    await page.waitForURL('**/drivers');
    await sees(other.getByRole('heading', { name: 'No longer here' }));
    await demandAccessible(other);
    await page.goto('/sessions?search=scrooge');
    await sees(page.getByText('No charging session fits'));
  });
});
