// One charging session on a station's page, from the dialog to the last watt-hour.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { card, enterStation, figure, losesSight, sees, seesFigure } from '../browser/operator.ts';
import { charge, connectStation } from '../house/stations.ts';

const minuteMs = 60_000;

async function chooseToken(page: Page, search: string, option: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /^Start charging at charging point/ });
  await dialog.getByRole('combobox', { name: 'RFID token' }).fill(search);
  await page.getByRole('option', { name: option }).click();
  await dialog.getByRole('button', { name: 'Start charging' }).click();
}

describe('a charging session', () => {
  const house = useHouse();
  const visit = useBrowser();

  // shows: M-station, M-point-name, M-point-status, M-point-start, M-point-stop, M-point-start-or-stop, M-term-token
  test('is started by an operator with a driver’s token, watched as it grows, and stopped (E-10)', async (t) => {
    const { station, clock } = await connectStation(t, house(), 'EV00000013');
    const point = station.point(1);
    point.plugIn();
    const page = await enterStation(t, { visit, house: house(), station: 'Pine Mall entry' });
    const first = card(page, 1);
    await sees(first.getByText(/^Preparing since/));

    await first.getByRole('button', { name: 'Start charging' }).click();
    await chooseToken(page, 'donald', 'Donald Duck, Key ring, 7C41A0E3');
    await sees(first.getByText(/^Charging since/));
    for (const stop of ['Queued', 'Sent', 'Accepted'])
      await sees(first.getByText(new RegExp(`^${stop} \\d\\d:\\d\\d:\\d\\d$`)));
    await sees(first.getByText('Donald Duck'));
    await sees(first.getByText('Allowed by access to its charging group'));
    assert.equal((await first.innerText()).includes('7C41A0E3'), false);
    assert.equal(await first.getByRole('button', { name: 'Start charging' }).count(), 0);

    const startWh = point.session?.startWh ?? 0;
    const energyOf = () => ((station.meterWh(1) - startWh) / 1000).toFixed(2);
    clock.advance(12 * minuteMs);
    await station.until(() => station.queued === 0);
    await seesFigure(first, 'Energy in this session', energyOf());
    await sees(figure(first, 'Power now').filter({ hasText: /^1\d\.\d\d/ }));
    const curve = first.getByRole('slider', { name: 'Power during this charging session' });
    await curve.focus();
    await page.keyboard.press('Home');
    await sees(curve.getByText(/^\d\d:\d\d:\d\d, \d+\.\d\d kW$/));

    await first.getByRole('button', { name: 'Stop charging' }).click();
    const question = page.getByRole('dialog');
    await sees(question.getByText('The charging session of Donald Duck will end.'));
    await question.getByRole('button', { name: 'Stop charging' }).click();
    await sees(first.getByText('No charging session is running.'));
    await sees(first.getByRole('button', { name: 'Start charging' }));

    await page.getByRole('tab', { name: 'Sessions' }).click();
    const latest = page.getByRole('row').nth(1);
    await sees(latest.getByText(energyOf()));
    await sees(latest.getByText('Remote'));
  });

  test('that was started without a car says that it waits for the cable, and begins with it', async (t) => {
    const { station } = await connectStation(t, house(), 'EV00000014');
    const page = await enterStation(t, { visit, house: house(), station: 'Pine Mall garage A' });
    const second = card(page, 2);
    await second.getByRole('button', { name: 'Start charging' }).click();
    await chooseToken(page, 'DA150001', 'Daisy Duck, Workplace token, DA150001');
    await sees(second.getByText('Accepted. Waiting for the cable to be plugged in.'));
    station.point(2).plugIn();
    await sees(second.getByText('Daisy Duck'));
    await losesSight(second.getByText('Accepted. Waiting for the cable to be plugged in.'));
  });

  // shows: M-point-release
  test('ends when the cable is released, after a question that says so', async (t) => {
    const held = await connectStation(t, house(), 'EV00000015');
    await charge(held, { token: '605A1101', minutes: 3 });
    const page = await enterStation(t, { visit, house: house(), station: 'Birch Mall north' });
    await card(page, 2).getByRole('button', { name: 'Release cable' }).click();
    await sees(card(page, 2).getByText(/^Accepted \d\d/));

    await card(page, 1).getByRole('button', { name: 'Release cable' }).click();
    const question = page.getByRole('dialog');
    await sees(question.getByText('A charging session is running: it will end.'));
    await question.getByRole('button', { name: 'Cancel' }).click();
    await sees(card(page, 1).getByText('Gosalyn Mallard'));
    await card(page, 1).getByRole('button', { name: 'Release cable' }).click();
    await question.getByRole('button', { name: 'Release cable' }).click();
    await sees(card(page, 1).getByText('No charging session is running.'));
  });

  test('is not started without a token', async (t) => {
    await connectStation(t, house(), 'EV00000021');
    const page = await enterStation(t, { visit, house: house(), station: 'Birch Mall deck 2' });
    await card(page, 1).getByRole('button', { name: 'Start charging' }).click();
    const dialog = page.getByRole('dialog', { name: 'Start charging at charging point 1' });
    await dialog.getByRole('combobox', { name: 'RFID token' }).press('Escape');
    await dialog.getByRole('button', { name: 'Start charging' }).click();
    await sees(dialog.getByText('Choose the token to charge with.'));
    await page.keyboard.press('Escape');
    await losesSight(dialog);
  });
});
