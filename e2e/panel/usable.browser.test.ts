// The panel by keyboard, on a phone, in light and dark, and when something is missing or away.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Page, Route } from 'playwright-core';
import { choose, colorSchemes, demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { findAlike } from '../browser/greyscale.ts';
import { useHouse } from '../house/house.ts';
import { card, enter, enterStation, logInQuietly, losesSight, password, sees, seesLive } from '../browser/operator.ts';
import { charge, connectStation } from '../house/stations.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** What 200 % of zoom leaves of a window of 1280 pixels. */
const zoomed = { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 };

const focused = (page: Page) => page.locator(':focus-visible');

/** Presses Tab until this has the focus, and says so where it never does. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    // Past the last element the focus is the browser's own, and on nothing here.
    const name = await page.evaluate(() => {
      const element = document.querySelector(':focus-visible');
      return element?.ariaLabel ?? element?.textContent;
    });
    if (name?.startsWith(wanted)) return;
  }
  assert.fail(`Tab does not come to ${wanted}`);
}

async function demandNoSidewaysScroll(page: Page): Promise<void> {
  const [needed, there] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth] as const;
  });
  assert.ok(needed <= there, `${page.url()} is ${needed} pixels wide in ${there}`);
}

describe('the panel', () => {
  const house = useHouse();
  const visit = useBrowser();

  describe('by keyboard alone', () => {
    test('an operator logs in, finds a station and starts a charging session', async (t) => {
      const { station } = await connectStation(t, house(), 'EV00000013');
      station.point(1).plugIn();
      const page = await visit(t, { baseURL: house().url, expects: ['401 /api/v1/me'] });
      await page.goto('/');
      await sees(page.getByLabel('Username'));
      await page.keyboard.type('alpha');
      await page.keyboard.press('Tab');
      await page.keyboard.type(password);
      await page.keyboard.press('Enter');
      await sees(page.getByRole('link', { name: /^EV00000013,/ }));

      await tabTo(page, 'Skip to the content');
      await page.keyboard.press('Enter');
      await tabTo(page, 'EV00000013');
      assert.notEqual(await focused(page).evaluate((element) => getComputedStyle(element).outlineStyle), 'none');
      await page.keyboard.press('Enter');
      await sees(page.getByRole('heading', { name: 'Pine Mall entry' }));

      await sees(card(page, 1).getByRole('button', { name: 'Start charging' }));
      await tabTo(page, 'Start charging');
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await sees(dialog.getByRole('combobox').and(focused(page)));
      await sees(page.getByRole('option'));
      await page.keyboard.press('Escape');
      await losesSight(page.getByRole('option').first());
      await page.keyboard.press('Escape');
      await losesSight(dialog);
      await sees(card(page, 1).getByRole('button', { name: 'Start charging' }).and(focused(page)));

      await page.keyboard.press('Enter');
      await sees(dialog.getByRole('combobox').and(focused(page)));
      await page.keyboard.type('daisy');
      await sees(page.getByRole('option', { name: /^Daisy Duck, / }));
      await losesSight(page.getByRole('option', { name: /^Donald/ }).first());
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await tabTo(page, 'Start charging');
      await page.keyboard.press('Enter');
      await sees(card(page, 1).getByText(/^Charging since/));
    });

    test('the tabs of a station are walked with arrow keys', async (t) => {
      const page = await enterStation(t, { visit, house: house(), station: 'Hotel courtyard' });
      await page.getByRole('tab', { name: 'Charging points' }).focus();
      for (const name of ['Event feed', 'Statistics', 'Sessions', 'Commands']) {
        await page.keyboard.press('ArrowRight');
        await sees(page.getByRole('tab', { name, selected: true }));
      }
    });
  });

  describe('on a phone', () => {
    test('the bar at the bottom leads to every page, those that are not in it through its menu', async (t) => {
      const page = await enter(t, { visit, house: house(), ...phone });
      await page.getByRole('button', { name: 'Menu' }).click();
      const menu = page.getByRole('dialog', { name: 'Menu' });
      await sees(menu.getByRole('link', { name: 'Audit log' }));
      await demandAccessible(page);
      await menu.getByRole('link', { name: 'Charging groups' }).click();
      await page.waitForURL('**/groups');
      await losesSight(menu);
    });

    test('the bar below leads through the pages, and nothing is wider than the screen', async (t) => {
      const held = await connectStation(t, house(), 'EV00000013');
      await charge(held, { token: 'D4A4E001', minutes: 20 });
      const page = await enter(t, { visit, house: house(), ...phone });
      await sees(page.getByRole('link', { name: /^EV00000013, .*charging/ }));
      await demandNoSidewaysScroll(page);
      await page.getByRole('link', { name: 'Stations', exact: true }).tap();
      await sees(page.getByRole('link', { name: 'Pine Mall entry' }));
      await demandNoSidewaysScroll(page);
      await page.getByRole('link', { name: 'Pine Mall entry', exact: true }).tap();
      await sees(card(page, 1).getByText('Drake Mallard'));
      await demandNoSidewaysScroll(page);
      const { height = 0 } = (await card(page, 1).getByRole('button', { name: 'Stop charging' }).boundingBox()) ?? {};
      assert.ok(height >= 44, `the button is ${height} pixels high`);
      for (const name of ['Event feed', 'Statistics', 'Sessions', 'Commands']) {
        await page.getByRole('tab', { name }).tap();
        await demandNoSidewaysScroll(page);
      }
    });

    test('log in and the list of errors fit, and the colours are in the operator’s menu', async (t) => {
      const page = await visit(t, { baseURL: house().url, expects: ['401 /api/v1/me'], ...phone });
      await page.goto('/login');
      await demandNoSidewaysScroll(page);
      await page.goto('/api/v1/docs#error-13');
      await demandNoSidewaysScroll(page);
      const inside = await enter(t, { visit, house: house(), ...phone });
      await inside.getByRole('button', { name: /^Operator functions/ }).tap();
      await inside.getByRole('menuitem', { name: 'Use dark colours' }).tap();
      await inside.locator('html[data-mantine-color-scheme=dark]').waitFor();
    });

    test('at 200 % of zoom every page keeps within the window', async (t) => {
      const page = await enter(t, { visit, house: house(), ...zoomed });
      await sees(page.getByRole('link', { name: /^EV00000013,/ }));
      await demandNoSidewaysScroll(page);
      for (const at of ['/dashboard?view=table', '/stations']) {
        await page.goto(at);
        await sees(page.getByRole('link', { name: 'Pine Mall entry' }));
        await demandNoSidewaysScroll(page);
      }
    });
  });

  describe('light and dark', () => {
    test('follow the system until an operator chooses, and the choice stays', async (t) => {
      const page = await enter(t, { visit, house: house() });
      const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      assert.equal(await ground(), 'rgb(247, 246, 242)');
      await choose(page, 'dark');
      assert.equal(await ground(), 'rgb(18, 18, 17)');
      await page.getByRole('button', { name: 'Use light colours' }).click();
      await page.locator('html[data-mantine-color-scheme=light]').waitFor();
      await page.reload();
      await sees(page.getByRole('button', { name: 'Use dark colours' }));
      assert.equal(await ground(), 'rgb(247, 246, 242)');
    });
  });

  describe('at its first load', () => {
    test('takes at most 300 kB of script, compressed, whichever language is read', async () => {
      const page = await (await fetch(house().url)).text();
      const paths = new Set(page.match(/\/assets\/[^"]+\.js/g));
      const sizes = await Promise.all(
        Array.from(paths, async (path) => {
          const script = await (await fetch(house().url + path)).arrayBuffer();
          return { path, bytes: gzipSync(script).length };
        }),
      );
      const words = sizes.filter(({ path }) => path.includes('/words-')).map(({ bytes }) => bytes);
      const others = sizes.filter(({ path }) => !path.includes('/words-')).map(({ bytes }) => bytes);
      const bytes = Math.max(...words) + others.reduce((sum, size) => sum + size, 0);
      assert.ok(words.length === 2 && others.length > 2 && bytes < 300_000, `${others.length} scripts, ${bytes} bytes`);
    });
  });

  describe('without colours', () => {
    test('the symbols of the states stay apart by their form, in light and in dark', async (t) => {
      const page = await enter(t, { visit, house: house() });
      const symbols = page.locator('dt [data-look]');
      await sees(symbols);
      for (const colorScheme of colorSchemes) {
        await choose(page, colorScheme);
        assert.deepEqual(await findAlike(page, symbols), []);
      }
    });
  });

  describe('what is missing or away', () => {
    test('an address without a page says so and leads back; one whose id can be none asks for nothing', async (t) => {
      const page = await enter(t, { visit, house: house(), at: '/stations/no-such-page' });
      await sees(page.getByRole('heading', { name: 'There is nothing at this address' }));
      await page.goto('/charging-groups-of-tomorrow');
      await sees(page.getByText('There is nothing at this address'));
      await demandAccessible(page);
      await page.getByRole('link', { name: 'Go to the dashboard' }).click();
      await sees(page.getByRole('heading', { name: 'Dashboard' }));
    });

    test('a station that does not exist says so with a number and a reference (S-20)', async (t) => {
      const expects = [/^404 \/api\/v1\/stations\/987654/];
      const page = await enter(t, { visit, house: house(), at: '/stations/987654', expects });
      const alert = page.getByRole('alert');
      await sees(alert.getByText('Charging station does not exist.'));
      assert.match(await alert.innerText(), /Error #22, Reference \S+/);
    });

    test('a network that is away is said, what is on the screen stays, and it goes on when the network is back', async (t) => {
      const gone = 'Failed to load resource: net::ERR_INTERNET_DISCONNECTED';
      const page = await enter(t, { visit, house: house(), at: '/stations', expects: [gone] });
      await sees(page.getByText('1 to 16 of 16'));
      await seesLive(page);
      await page.context().setOffline(true);
      await page.getByRole('button', { name: 'Sort by Charging station' }).click();
      await sees(page.getByRole('alert').getByText('The server cannot be reached.'));
      await sees(page.getByRole('button', { name: 'Try again' }));
      // Nobody presses it: what could not be read is asked for again by itself.
      await page.context().setOffline(false);
      await sees(page.getByText('1 to 16 of 16'));
      await seesLive(page);
    });

    test('a form keeps what was typed, however often the server is not reached', async (t) => {
      const gone = 'Failed to load resource: net::ERR_INTERNET_DISCONNECTED';
      const page = await enter(t, { visit, house: house(), at: '/settings', expects: [gone] });
      const address = page.getByRole('textbox', { name: 'Support address' });
      await address.fill('help@acme.example');
      await page.context().setOffline(true);
      const unreached = page.getByRole('alert').getByText('The server cannot be reached.');
      let tried = Promise.withResolvers<Route>();
      await page.route('**/api/v1/organization', (route) =>
        route.request().method() === 'PUT' ? tried.resolve(route) : route.fallback(),
      );
      for (const _attempt of [1, 2, 3]) {
        tried = Promise.withResolvers<Route>();
        await page.getByRole('button', { name: 'Save changes' }).first().click();
        const route = await tried.promise;
        // What the attempt before ended with is said no more.
        await unreached.waitFor({ state: 'hidden' });
        await route.abort('internetdisconnected');
        await sees(unreached);
      }
      assert.equal(await address.inputValue(), 'help@acme.example');
      await page.unroute('**/api/v1/organization');
      await page.context().setOffline(false);
      await page.getByRole('button', { name: 'Save changes' }).first().click();
      await sees(page.getByText('The settings are saved'));
    });

    test('a page that nobody has looked at yet is there when the network is not, since it came in an idle moment', async (t) => {
      const gone = 'Failed to load resource: net::ERR_INTERNET_DISCONNECTED';
      const page = await visit(t, { baseURL: house().url, expects: [gone] });
      await page.addInitScript(() => {
        globalThis.requestIdleCallback = (act) => setTimeout(act);
      });
      await logInQuietly(page, house(), 'alpha');
      await page.goto('/dashboard');
      await seesLive(page);
      await page.waitForFunction(() =>
        performance.getEntriesByType('resource').some(({ name }) => /AuditLogPage-.*js$/.test(name)),
      );
      await page.context().setOffline(true);
      await page.getByRole('link', { name: 'Audit log', exact: true }).click();
      await sees(page.getByRole('heading', { name: 'Audit log' }));
      await sees(page.getByRole('alert').getByText('The server cannot be reached.'));
    });

    test('a page whose script does not come leaves the frame in place, and is there once the server is reached', async (t) => {
      const page = await visit(t, { baseURL: house().url, expects: [/net::ERR_/, /^ApiProblem: no_connection/] });
      // Pages are fetched in idle moments too: this one does not come before the network has gone.
      const gone = Promise.withResolvers<void>();
      await page.route('**/SessionsPage-*.js', (route) => gone.promise.then(() => route.abort()));
      await logInQuietly(page, house(), 'alpha');
      await page.goto('/dashboard');
      await seesLive(page);
      await page.context().setOffline(true);
      gone.resolve();
      await page.getByRole('link', { name: 'Sessions', exact: true }).click();
      await sees(page.getByRole('alert').getByText('The server cannot be reached.'));
      await sees(page.getByRole('link', { name: 'Dashboard' }));
      await page.unroute('**/SessionsPage-*.js');
      await page.context().setOffline(false);
      await page.getByRole('button', { name: 'Try again' }).click();
      await sees(page.getByRole('heading', { name: 'Charging sessions' }));
    });
  });
});
