// The pictures of the documentation: taken in every run, kept only with PICTURES=1 (`npm run pictures`).
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { enter, losesSight, sees, seesFigure, seesLive } from '../browser/operator.ts';
import { paintCampaign } from './campaign.ts';
import { pictured } from './moment.ts';
import { paintScene } from './scene.ts';

const folder = join(import.meta.dirname, '../../docs/pictures');
const mostBytes = 250_000;

const toEntry = '/stations?search=Pine%20Mall%20entry';
const toEdit = '/stations?search=Hotel%20garage%20B';

/** Pages that need nothing but to be opened: by their address, from there by what is pressed, and down to what is shown. */
const views: readonly { name: string; at: string; heading: string; open?: readonly string[]; shows?: string }[] = [
  { name: 'groups', at: '/groups', heading: 'Charging groups' },
  { name: 'group', at: '/groups', open: ['ACME Shopping Malls'], heading: 'ACME Shopping Malls' },
  { name: 'add-group', at: '/groups/new', heading: 'Add new charging group' },
  { name: 'edit-group', at: '/groups', open: ['Edit ACME Pine Mall'], heading: 'Edit charging group' },
  { name: 'operators', at: '/operators', heading: 'Operators' },
  { name: 'invite-operator', at: '/operators/invite', heading: 'Invite new operator' },
  { name: 'edit-operator', at: '/operators', open: ['beta'], heading: 'Edit operator' },
  { name: 'account', at: '/account', heading: 'My account' },
  { name: 'settings', at: '/settings', heading: 'Settings' },
  { name: 'api-keys', at: '/settings/api-keys', heading: 'API keys' },
  { name: 'audit-log', at: '/audit?from=2026-10-16&to=2026-10-22', heading: 'Audit log' },
  { name: 'sessions', at: '/sessions', heading: 'Sessions' },
  { name: 'add-station', at: '/stations/new', heading: 'Add new charging station' },
  { name: 'import-stations', at: '/stations/import', heading: 'Import charging stations' },
  { name: 'unknown-stations', at: '/stations/unknown', heading: 'Unknown stations' },
  { name: 'edit-station', at: toEdit, open: ['Edit Hotel garage B'], heading: 'Edit charging station' },
  {
    name: 'certificates',
    at: toEdit,
    open: ['Edit Hotel garage B'],
    heading: 'Edit charging station',
    shows: '0D15EA5E',
  },
  {
    name: 'edit-points',
    at: toEdit,
    open: ['Edit Hotel garage B', 'Charging points'],
    heading: 'Edit charging points',
  },
  { name: 'event-feed', at: toEntry, open: ['Pine Mall entry', 'Event feed'], heading: 'Pine Mall entry' },
  { name: 'commands', at: toEntry, open: ['Pine Mall entry', 'Commands'], heading: 'Pine Mall entry' },
  {
    name: 'advanced-settings',
    at: toEntry,
    open: ['Pine Mall entry', 'Advanced settings'],
    heading: 'Pine Mall entry',
  },
  { name: 'ocpp-log', at: toEntry, open: ['Pine Mall entry', 'OCPP log'], heading: 'Pine Mall entry' },
  {
    name: 'special',
    at: '/stations?search=Birch%20Mall%20south',
    open: ['Birch Mall south', 'Traits'],
    heading: 'Birch Mall south',
  },
  { name: 'charging-users', at: '/drivers', heading: 'Charging users' },
  { name: 'edit-charging-user', at: '/drivers', open: ['Donald Duck'], heading: 'Edit charging user' },
  { name: 'tokens', at: '/tokens', heading: 'Tokens' },
  { name: 'shown-tokens', at: '/tokens/shown', heading: 'Recently shown tokens' },
  { name: 'why-refused', at: '/tokens/why?driverId=2&tokenId=1&stationId=1&evse=1', heading: 'Why was I refused?' },
  { name: 'charging-user-groups', at: '/driver-groups', heading: 'Charging user groups' },
  { name: 'issues', at: '/issues', heading: 'Issues' },
  { name: 'reports', at: '/reports?from=2026-09-23&to=2026-10-21', heading: 'Reports' },
  { name: 'firmware', at: '/settings/firmware', heading: 'Firmware images' },
  { name: 'certificate-authorities', at: '/settings/certificate-authorities', heading: 'Certificate authorities' },
  { name: 'tasks', at: '/tasks', heading: 'Schedule tasks' },
  { name: 'task-runs', at: '/tasks', open: ['Done'], heading: 'Runs of Daytime limit' },
  {
    name: 'group-limit',
    at: '/groups',
    open: ['ACME Birch Mall', 'Set max current'],
    heading: 'ACME Birch Mall',
    shows: 'Now: 16 A',
  },
];

const desk = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

async function take(page: Page, name: string): Promise<void> {
  const picture = await page.screenshot();
  assert.ok(picture.byteLength < mostBytes, `${name} has ${picture.byteLength} bytes`);
  if (process.env['PICTURES'] !== '1') return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.png`), picture);
}

describe('a picture', () => {
  const house = useHouse({ demo: true, at: pictured });
  const visit = useBrowser({ FONTCONFIG_FILE: join(import.meta.dirname, 'fonts.conf') });
  before(() => paintScene(house()));

  /** A page that takes the pictured moment for now. */
  const visitThen: typeof visit = async (t, options) => {
    const page = await visit(t, options);
    await page.clock.setFixedTime(pictured);
    return page;
  };
  const there = (more: object = {}) => ({ visit: visitThen, house: house(), ...desk, ...more });

  for (const [name, colorScheme] of [
    ['dashboard', 'light'],
    ['dashboard-dark', 'dark'],
  ] as const) {
    test(`shows the dashboard as ${name}`, async (t) => {
      const page = await enter(t, there({ colorScheme }));
      await seesFigure(page, 'Charging now', '9');
      await seesFigure(page, 'Issue detected', '1');
      await sees(page.getByRole('slider', { name: 'Consumption' }));
      await losesSight(page.locator('[aria-busy=true]').first());
      await seesLive(page);
      await take(page, name);
    });
  }

  test('shows what is found of a word', async (t) => {
    const page = await enter(t, there());
    await seesFigure(page, 'Charging now', '9');
    await seesLive(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find anything' }).fill('mall');
    await sees(page.getByRole('option', { name: 'All charging stations with “mall”' }));
    await take(page, 'finding');
  });

  test('shows a station with two running sessions', async (t) => {
    const page = await enter(t, there({ at: '/stations?search=Pine%20Mall%20entry' }));
    await page.getByRole('link', { name: 'Pine Mall entry', exact: true }).click();
    await sees(page.getByRole('slider').nth(1));
    await seesLive(page);
    await page.mouse.move(0, 0);
    await take(page, 'station');
  });

  test('shows the statistics of a station', async (t) => {
    const page = await enter(t, there({ at: '/stations?search=Pine%20Mall%20entry' }));
    await page.getByRole('link', { name: 'Pine Mall entry', exact: true }).click();
    await page.getByRole('tab', { name: 'Statistics' }).click();
    await page.getByText('30 days', { exact: true }).click();
    const diagram = page.getByRole('slider', { name: 'Energy and charging events' });
    await sees(diagram.and(page.locator('[aria-valuemax="29"]')));
    await seesLive(page);
    await diagram.hover({ position: { x: 720, y: 60 } });
    await take(page, 'statistics');
  });

  test('shows the list of stations', async (t) => {
    const page = await enter(t, there({ at: '/stations' }));
    await sees(page.getByText('Offline 47 min'));
    await seesLive(page);
    await take(page, 'stations');
  });

  for (const { name, at, heading, open = [], shows } of views) {
    test(`shows ${name.replaceAll('-', ' ')}`, async (t) => {
      const page = await enter(t, there({ at }));
      for (const named of open) {
        const exactly = { name: named, exact: true };
        await page
          .getByRole('link', exactly)
          .or(page.getByRole('tab', exactly))
          .or(page.getByRole('button', exactly))
          .first()
          .click();
      }
      await sees(page.getByRole('heading', { name: heading, level: 1 }));
      await losesSight(page.locator('[aria-busy=true]').first());
      await seesLive(page);
      if (shows !== undefined)
        await page.getByText(shows).evaluate((there) => there.scrollIntoView({ block: 'center' }));
      await page.mouse.move(0, 0);
      await take(page, name);
    });
  }

  // After the pages of stations: what it paints is a last command of all of them.
  test('shows what is asked before many stations restart, and how far they are', async (t) => {
    const page = await enter(t, there({ at: '/stations?search=mall' }));
    await sees(page.getByText('1 to 12 of 12'));
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
    const bar = page.getByRole('region', { name: 'What to do with the chosen charging stations' });
    await bar.getByRole('button', { name: 'Soft reset' }).click();
    await sees(page.getByRole('dialog').getByText(/sessions will end/));
    await seesLive(page);
    await take(page, 'bulk-question');
    await paintCampaign(house());
    await page.goto('/stations/campaigns');
    await page.getByRole('link', { name: 'Soft reset at 16 charging stations' }).click();
    await sees(page.getByText(/^\d+ of 16 done/));
    await sees(page.getByText('EV00000021'));
    await seesLive(page);
    await take(page, 'bulk-command');
  });

  test('shows the form of a scheduled task', async (t) => {
    const page = await enter(t, there({ at: '/tasks/add' }));
    const form = page.getByRole('dialog', { name: 'Schedule new task' });
    await form.getByLabel('Task name').fill('Night limit');
    await form.getByRole('combobox', { name: 'Key' }).fill('Pine Mall entry');
    await page.getByRole('option', { name: /Pine Mall entry/ }).click();
    await form.getByLabel('Hour and minute').fill('1');
    await form.getByLabel('Max current').fill('6');
    await sees(form.getByText('Every day at 01:00, Pine Mall entry is set to give at most 6 A.'));
    await sees(form.getByRole('row').nth(5));
    await seesLive(page);
    await take(page, 'task');
  });

  test('shows the dashboard on a phone', async (t) => {
    const page = await enter(t, there(phone));
    await seesFigure(page, 'Charging', '9');
    await seesLive(page);
    await take(page, 'phone-dashboard');
  });

  test('shows the log in page', async (t) => {
    const page = await visitThen(t, { ...desk, baseURL: house().url, expects: ['401 /api/v1/me'] });
    await page.goto('/login');
    await page.getByLabel('Username').fill('alpha');
    await page.getByLabel('Password', { exact: true }).fill('twelve signs');
    await take(page, 'login');
  });

  // The last: whoever reads German in the browser is spoken to in German from then on.
  test('shows the dashboard and a report in German', async (t) => {
    const page = await enter(t, there({ locale: 'de-DE' }));
    await seesFigure(page, 'Laden gerade', '9');
    await sees(page.getByRole('slider', { name: 'Verbrauch' }));
    await losesSight(page.locator('[aria-busy=true]').first());
    await seesLive(page);
    await take(page, 'dashboard-de');
    await page.goto('/reports?from=2026-09-23&to=2026-10-21');
    await sees(page.getByRole('heading', { name: 'Berichte', level: 1 }));
    await losesSight(page.locator('[aria-busy=true]').first());
    await seesLive(page);
    await take(page, 'reports-de');
  });
});
