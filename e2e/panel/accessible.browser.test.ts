// What axe finds where most lies on the screen, in both colour schemes, with windows and menus open: nothing.
import { describe, test } from 'node:test';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { card, enter, enterStation, sees } from '../browser/operator.ts';
import { charge, connectStation } from '../house/stations.ts';

describe('axe finds nothing', () => {
  const house = useHouse();
  const visit = useBrowser();

  test('on the dashboard as squares, as a table, and while groups are chosen', async (t) => {
    const held = await connectStation(t, house(), 'EV00000019');
    await charge(held, { point: 1, token: 'DA150001', minutes: 5 });
    await charge(held, { point: 2, token: '605A1101', minutes: 5 });
    held.station.point(2).setLimitW(0);
    held.station.point(3).fault('GroundFailure');
    const page = await enter(t, { visit, house: house() });
    await sees(page.getByRole('link', { name: /^EV00000019, .*1 issue detected, 1 charging, 1 suspended/ }));
    await demandAccessible(page);
    await page.getByRole('button', { name: /^Choose groups/ }).click();
    await sees(page.getByRole('checkbox', { name: 'ACME Hotels' }));
    await demandAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Show as a table' }).click();
    await sees(page.getByRole('table'));
    await demandAccessible(page);
  });

  test('on a station’s page, its menu, its windows and its tabs', async (t) => {
    const held = await connectStation(t, house(), 'EV00000013');
    await charge(held, { token: 'D4A4E001', minutes: 20 });
    const page = await enterStation(t, { visit, house: house(), station: 'Pine Mall entry' });
    await sees(page.getByRole('slider'));
    await card(page, 2).getByRole('button', { name: 'Release cable' }).click();
    await sees(card(page, 2).getByText(/^Accepted \d\d/));
    await demandAccessible(page);
    await page.getByRole('button', { name: 'Commands for charging point 1' }).click();
    await sees(page.getByRole('menuitem', { name: 'Hard reset' }));
    await demandAccessible(page);
    await page.getByRole('menuitem', { name: 'Hard reset' }).click();
    await sees(page.getByText('1 charging session will end.'));
    await demandAccessible(page);
    await page.keyboard.press('Escape');
    await card(page, 2).getByRole('button', { name: 'Start charging' }).click();
    await sees(page.getByRole('option'));
    await demandAccessible(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    for (const [tab, sight] of [
      ['Event feed', 'Charging station started'],
      ['Sessions', 'Drake Mallard'],
      ['Commands', 'Release cable'],
    ] as const) {
      await page.getByRole('tab', { name: tab }).click();
      await sees(page.getByRole('cell').getByText(sight));
      await demandAccessible(page);
    }
  });
});
