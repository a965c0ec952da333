// Scheduled tasks in the panel: the manual's first example from the empty list to two ticked tasks.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { enter, losesSight, sees } from '../browser/operator.ts';

describe('scheduled tasks', () => {
  const house = useHouse();
  const visit = useBrowser();

  // shows: M-tasks, M-tasks-add, M-tasks-copy, M-tasks-edit, M-tasks-active, M-tasks-delete, M-tasks-type-filter,
  // M-tasks-name-filter, M-task-add, M-task-add-name, M-task-add-type, M-task-add-key, M-task-add-value, M-task-add-schedule,
  // M-task-add-cancel, M-task-add-save, M-task-edit, M-task-edit-name, M-task-edit-type, M-task-edit-key, M-task-edit-value,
  // M-task-edit-schedule, M-task-edit-hour, M-task-edit-minute, M-task-edit-cancel, M-task-edit-save, M-menu-tasks
  test('a charging station is limited at night by two tasks, of which the second is a copy (M-task-example-current)', async (t) => {
    const page = await enter(t, { visit, house: house(), at: '/issues' });
    await page.getByRole('link', { name: 'Schedule tasks' }).click();
    await sees(page.getByText('No scheduled tasks yet'));
    await page.getByRole('link', { name: 'Add new task' }).click();
    const adding = page.getByRole('dialog', { name: 'Schedule new task' });
    await adding.getByRole('button', { name: 'Schedule task' }).click();
    await sees(adding.getByText('Give the task a name.'));
    await adding.getByLabel('Task name').fill('Night limit');
    await adding.getByRole('combobox', { name: 'Key' }).fill('Pine Mall entry');
    await page.getByRole('option', { name: /Pine Mall entry/ }).click();
    await adding.getByLabel('Hour and minute').fill('1');
    await adding.getByLabel('Max current').fill('6');
    await sees(adding.getByText('Every day at 01:00, Pine Mall entry is set to give at most 6 A.'));
    await sees(adding.getByRole('row').nth(5));
    await demandAccessible(page);
    await adding.getByRole('button', { name: 'Schedule task' }).click();
    await losesSight(adding);
    await page.getByRole('button', { name: 'Copy task Night limit' }).click();
    const editing = page.getByRole('dialog', { name: 'Edit scheduled task' });
    await sees(editing.getByText('Every day at 01:00'));
    await editing.getByLabel('Task name').fill('Day limit');
    await editing.getByLabel('Max current').fill('32');
    await editing.getByLabel('Hour and minute').fill('06:00');
    await editing.getByRole('button', { name: 'Save changes' }).click();
    await losesSight(editing);
    for (const name of ['Night limit', 'Day limit']) {
      const row = page.getByRole('row', { name: new RegExp(`^${name}`) });
      await row.getByRole('checkbox', { name: `${name} is active` }).click();
      await sees(row.locator('time'));
    }
    await demandAccessible(page);
    await page.getByRole('searchbox').fill('night');
    await page.waitForURL(/search=night/);
    await losesSight(page.getByRole('link', { name: 'Day limit', exact: true }));
    await page.getByRole('link', { name: 'Night limit', exact: true }).click();
    await sees(editing.getByText('Day limit also sets this. Where two tasks meet, the later run wins.'));
    await editing.getByRole('button', { name: 'Cancel' }).click();
    await losesSight(editing);
    assert.match(page.url(), /search=night/);
    await page.getByRole('button', { name: 'Delete Night limit' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete task' }).click();
    await sees(page.getByText('No task fits'));
  });
});
