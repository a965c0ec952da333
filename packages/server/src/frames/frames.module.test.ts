import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import { startStoredGateway } from '../testing/gateway/stored-gateway.ts';
import { framesKeptDays, startForgettingFrames } from './forget.ts';
import { recordFrames } from './record.ts';

type Shown = { direction: string; kind: string; action: string | null; frame: string; id: number };

describe('the OCPP log', () => {
  let panel: TestPanel;
  let picture: Picture;
  let alpha: LoggedIn;
  let beta: LoggedIn;

  const record = (direction: 'in' | 'out', texts: string[], at = panel.clock.now()) =>
    panel.doors.withIngest((tx) =>
      recordFrames(
        tx,
        texts.map((text) => ({
          organizationId: picture.organizationId,
          stationId: picture.stations['2'],
          at,
          direction,
          text,
        })),
        open,
      ),
    );
  const open = new Map<string, string>();
  const read = (as: LoggedIn, query = '') =>
    as.get<{ items: Shown[]; hasMore: boolean }>(`/stations/${picture.stations['2']}/frames${query}`);
  const actions = async (as: LoggedIn, query: string) =>
    (await read(as, query)).body.items.map(({ kind, action }) => [kind, action]);

  before(async () => {
    panel = await startTestPanel();
    picture = await paintPicture(panel.doors);
    [alpha, beta] = await Promise.all([panel.logIn('alpha'), panel.logIn('beta')]);
    await record('in', ['[2,"1","Authorize",{"idTag":"04A1B2C3D4"}]']);
    await record('out', ['[3,"1",{"idTagInfo":{"status":"Accepted"}}]', '[2,"2","Reset",{"type":"Soft"}]']);
    await record('in', ['[4,"2","InternalError","",{}]', 'hello']);
  });
  after(() => panel.stop());

  test('shows both directions, the latest first, each answer with the action of its call', async () => {
    assert.deepEqual(await actions(alpha, ''), [
      ['other', null],
      ['error', 'Reset'],
      ['call', 'Reset'],
      ['result', 'Authorize'],
      ['call', 'Authorize'],
    ]);
  });

  test('is filtered by direction, action, errors and words, and read in pieces', async () => {
    assert.equal((await actions(alpha, '?direction=out')).length, 2);
    assert.deepEqual(await actions(alpha, '?action=authorize'), [
      ['result', 'Authorize'],
      ['call', 'Authorize'],
    ]);
    assert.deepEqual(await actions(alpha, '?errors=true'), [
      ['other', null],
      ['error', 'Reset'],
    ]);
    assert.deepEqual(await actions(alpha, '?search=04a1b2'), [['call', 'Authorize']]);
    const { body } = await read(alpha, '?limit=3');
    assert.deepEqual([body.items.length, body.hasMore], [3, true]);
    assert.equal((await actions(alpha, `?before=${body.items[2]?.id}`)).length, 2);
    assert.equal((await actions(alpha, `?after=${body.items[1]?.id}`)).length, 1);
  });

  test('hides tokens from basic operators, also from their search', async () => {
    const [frame] = (await read(beta, '?action=Authorize&direction=in')).body.items;
    assert.equal(frame?.frame, '[2,"1","Authorize",{"idTag":"••••C3D4"}]');
    assert.deepEqual(await actions(beta, '?search=04a1b2'), []);
    assert.equal((await actions(beta, '?search=reset')).length, 2);
  });

  test('is downloaded as lines of JSON, which the audit log knows of (S-19)', async () => {
    const url = `/api/v1/stations/${picture.stations['2']}/frames/export?direction=out`;
    const { payload, headers } = await panel.inject({ method: 'GET', url, headers: { cookie: alpha.cookie } });
    const lines = payload.trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => (JSON.parse(line) as Shown).action),
      ['Reset', 'Authorize'],
    );
    assert.match(String(headers['content-disposition']), /ocpp-log-\d+-[\d-]+\.jsonl/);
    const [entry] = await panel.doors.withTenant(picture.organizationId, (tx) =>
      tx.query<{ action: string }>('select action from audit_entries order by id desc limit 1'),
    );
    assert.equal(entry?.action, 'ocpp_log.export');
  });

  test('goes after its days', async () => {
    const old = new Date(panel.clock.now().getTime() - (framesKeptDays + 1) * 86_400_000);
    await record('in', ['[2,"9","Old",{}]'], old);
    assert.equal((await actions(alpha, '?action=Old')).length, 1);
    const forgetter = startForgettingFrames({ doors: panel.doors, clock: panel.clock, onFault: assert.fail });
    await forgetter.settle();
    await forgetter.stop();
    assert.deepEqual(await actions(alpha, '?action=Old'), []);
    assert.equal((await actions(alpha, '')).length, 5);
  });
});

test('what is said on a station’s socket is in its OCPP log, in its order', async () => {
  const house = await startStoredGateway();
  const station = await house.connect('ST-1');
  await station.call('BootNotification', { chargePointVendor: 'V', chargePointModel: 'M' });
  await station.leave();
  await house.gateway.stop();
  const rows = await house.rows<{ direction: string; kind: string; action: string }>(
    'select direction, kind, action from frames where station_id = 1 order by id',
  );
  await house.stop();
  assert.deepEqual(
    rows.map(({ direction, kind, action }) => `${direction} ${kind} ${action}`),
    ['in call BootNotification', 'out result BootNotification'],
  );
});
