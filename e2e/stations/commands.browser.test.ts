// Commands to charging stations: their way on the screen, and what is said when they fail.
import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { answerCommands } from '../../packages/server/src/commands/answer.ts';
import { demoStationPassword } from '../../packages/server/src/demo/seed.ts';
import { connectRawStation, type RawStation } from '../../packages/server/src/testing/gateway/raw-station.ts';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { secretKey, useHouse, type RunningHouse } from '../house/house.ts';
import { card, enterStation, sees, seesFigure } from '../browser/operator.ts';
import { charge, connectStation } from '../house/stations.ts';

const gear = async (page: Page, point: number, command: string) => {
  await page.getByRole('button', { name: `Commands for charging point ${point}` }).click();
  await page.getByRole('menuitem', { name: command }).click();
};

const confirm = (page: Page, command: string) =>
  page.getByRole('dialog').getByRole('button', { name: command }).click();

/** The command's third stop, once it has been reached or missed. */
const ending = (within: Locator, word: string) => within.getByText(new RegExp(`^${word} \\d\\d:\\d\\d:\\d\\d$`));

/** A station that takes commands and never answers. */
async function connectMute(t: TestContext, house: RunningHouse, identifier: string): Promise<RawStation> {
  const password = Buffer.from(demoStationPassword(secretKey, identifier), 'hex');
  const credentials = { user: identifier, password };
  const mute = await connectRawStation(house.port, { path: `/ocpp/acme/${identifier}`, credentials });
  t.after(() => mute.leave());
  await mute.call('BootNotification', { chargePointVendor: 'Ensto', chargePointModel: 'Mute' });
  await mute.call('StatusNotification', { connectorId: 1, status: 'Available', errorCode: 'NoError' });
  return mute;
}

/** What the gateway would tell after half a minute without an answer. */
async function timeOut(house: RunningHouse): Promise<void> {
  await house.doors.withIngest(async (tx) => {
    const [sent] = await tx.query<{ id: string; organizationId: number; stationId: number; epoch: number }>(
      `select id, organization_id as "organizationId", station_id as "stationId", connection_epoch as epoch
       from commands where state = 'sent'`,
    );
    assert.ok(sent);
    const { id, ...origin } = sent;
    const end = { state: 'timed_out', status: null, detail: null, settings: [] } as const;
    const fact = { kind: 'commandAnswered', commandId: id, ...end } as const;
    await answerCommands.write(tx, [{ origin: { ...origin, receivedAt: new Date() }, fact }]);
  });
}

describe('a command', () => {
  const house = useHouse();
  const visit = useBrowser();

  // shows: M-commands-gear, M-command-available, M-command-unavailable, M-symbol-unavailable
  test('sets a charging point unavailable and available again', async (t) => {
    await connectStation(t, house(), 'EV00000013');
    const page = await enterStation(t, { visit, house: house(), station: 'Pine Mall entry' });
    await gear(page, 1, 'Set unavailable');
    await sees(card(page, 1).getByText(/^Unavailable since/));
    await sees(card(page, 1).getByText('Set unavailable'));
    await sees(card(page, 2).getByText(/^Available since/));
    await gear(page, 1, 'Set available');
    await sees(card(page, 1).getByText(/^Available since/));
  });

  // shows: M-command-clear-cache, M-command-refresh
  test('of every kind stands in the list with who asked for it and how it ended', async (t) => {
    await connectStation(t, house(), 'EV00000014');
    const page = await enterStation(t, { visit, house: house(), station: 'Pine Mall garage A', as: 'beta' });
    for (const command of ['Clear cache', 'Refresh configuration']) await gear(page, 1, command);
    await gear(page, 1, 'Trigger message');
    await page.getByRole('dialog').getByRole('combobox').click();
    await page.getByRole('option', { name: 'Meter values' }).click();
    await confirm(page, 'Trigger message');
    await page.getByRole('tab', { name: 'Commands' }).click();
    const row = (command: string) => page.getByRole('row', { name: new RegExp(`^${command} `) });
    for (const command of ['Trigger message', 'Clear cache', 'Refresh configuration']) {
      await sees(ending(row(command), 'Accepted'));
      await sees(row(command).getByText('Operator beta'));
    }
    await sees(row('Trigger message').getByText('Charging point 1 · Meter values'));
    await sees(row('Clear cache').getByText('Whole charging station'));
  });

  // shows: M-command-available, M-command-unavailable
  test('to the whole charging station stands at its head, with what it still waits for', async (t) => {
    const held = await connectStation(t, house(), 'EV00000016');
    await charge(held, { point: 1, token: '5C0061E2' });
    const page = await enterStation(t, { visit, house: house(), station: 'Birch Mall south', as: 'beta' });
    const ofStation = async (command: string) => {
      await page.getByRole('button', { name: 'Commands for the whole charging station' }).click();
      await page.getByRole('menuitem', { name: command }).click();
    };
    const head = page.getByRole('region', { name: 'Whole charging station' });
    await ofStation('Set unavailable');
    await sees(ending(head, 'Accepted'));
    await sees(head.getByText('The charging station will do it when no charging session is running.'));
    await sees(card(page, 2).getByText(/^Unavailable since/));
    await ofStation('Trigger message');
    await demandAccessible(page);
    await confirm(page, 'Trigger message');
    await sees(head.getByText('Trigger message'));
    await sees(ending(head, 'Accepted'));
    await demandAccessible(page);
  });

  // shows: M-command-soft-reset
  test('to restart asks first how many charging sessions it may end, and ends them', async (t) => {
    const held = await connectStation(t, house(), 'EV00000015');
    await charge(held, { point: 1, token: '7C41A0E2' });
    await charge(held, { point: 2, token: 'D4A4E001' });
    const page = await enterStation(t, { visit, house: house(), station: 'Birch Mall north' });
    await gear(page, 1, 'Soft reset');
    await sees(page.getByRole('dialog').getByText('2 charging sessions will end.'));
    await confirm(page, 'Cancel');
    await seesFigure(card(page, 1), 'Duration', '1 h');
    await gear(page, 1, 'Soft reset');
    await confirm(page, 'Soft reset');
    await sees(page.getByText('Offline', { exact: true }));
    held.clock.advance(5_000);
    await sees(page.getByText('Connected', { exact: true }));
    for (const point of [1, 2]) await sees(card(page, point).getByText('No charging session is running.'));
    await page.getByRole('tab', { name: 'Sessions' }).click();
    await sees(
      page
        .getByRole('row')
        .nth(2)
        .getByText(/soft reset/i),
    );
  });

  // shows: M-command-hard-reset
  test('to restart says so too where nothing would end', async (t) => {
    const held = await connectStation(t, house(), 'EV00000021');
    const page = await enterStation(t, { visit, house: house(), station: 'Birch Mall deck 2' });
    await gear(page, 2, 'Hard reset');
    await sees(page.getByRole('dialog').getByText('No charging session is running.'));
    await confirm(page, 'Hard reset');
    await sees(page.getByText('Offline', { exact: true }));
    held.clock.advance(5_000);
    await sees(page.getByText('Connected', { exact: true }));
  });

  // shows: M-message-command
  test('that the station refuses says so in words at its third stop', async (t) => {
    const { station } = await connectStation(t, house(), 'EV00000018');
    station.point(1).fault('GroundFailure', 'residual current');
    const page = await enterStation(t, { visit, house: house(), station: 'Maple Mall taxi' });
    await sees(card(page, 1).getByText('Ground failure: residual current'));
    await card(page, 1).getByRole('button', { name: 'Start charging' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').fill('scrooge');
    await page.getByRole('option', { name: 'Scrooge McDuck, Company limousine, 5C0061E1' }).click();
    await dialog.getByRole('button', { name: 'Start charging' }).click();
    await sees(ending(card(page, 1), 'Refused'));
    await sees(card(page, 1).getByText('Remote command execution failed. The charging station refused.'));
  });

  test('on its way keeps the buttons that would collide off, and says when no answer came', async (t) => {
    const mute = await connectMute(t, house(), 'EV00000024');
    const page = await enterStation(t, { visit, house: house(), station: 'Maple Mall deck 1' });
    await card(page, 1).getByRole('button', { name: 'Release cable' }).click();
    assert.match(await mute.next(), /UnlockConnector/);
    await sees(ending(card(page, 1), 'Sent'));
    await sees(card(page, 1).getByRole('button', { name: 'Releasing', disabled: true }));
    await sees(card(page, 1).getByRole('button', { name: 'Start charging', disabled: true }));
    await sees(card(page, 2).getByRole('button', { name: 'Start charging', disabled: false }));
    await sees(page.getByRole('tab', { name: 'Commands 1 on its way' }));
    await timeOut(house());
    await sees(ending(card(page, 1), 'No answer'));
    const reason = 'Remote command execution failed. The charging station did not answer in time.';
    await sees(card(page, 1).getByText(reason));
    await sees(card(page, 1).getByRole('button', { name: 'Release cable', disabled: false }));
  });

  test('is not offered while the station is offline, with the reason in the menu', async (t) => {
    const page = await enterStation(t, { visit, house: house(), station: 'Hotel entrance' });
    await sees(card(page, 1).getByRole('button', { name: 'Start charging', disabled: true }));
    await page.getByRole('button', { name: 'Commands for charging point 1' }).click();
    await sees(page.getByText('The charging station is offline: it can take no command.'));
    await sees(page.getByRole('menuitem', { name: 'Hard reset', disabled: true }));
  });
});
