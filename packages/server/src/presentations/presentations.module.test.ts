import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { systemClock } from '../clock.ts';
import type { Told, TokenShown } from '../facts.ts';
import { recordFrames } from '../frames/record.ts';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import { insertSession } from '../testing/rows.ts';
import { showTokens } from '../tokens/tokens.ts';
import { startForgettingPresentations } from './presentations.ts';
import type { Judgement, Presentation } from './wire.ts';

describe('why somebody was refused', () => {
  let panel: TestPanel;
  let picture: Picture;
  let alpha: LoggedIn;
  let beta: LoggedIn;
  let gamma: LoggedIn;
  let tokenId: number;
  let driverId: number;

  before(async () => {
    panel = await startTestPanel();
    picture = await paintPicture(panel.doors);
    [alpha, beta, gamma] = await Promise.all([panel.logIn('alpha'), panel.logIn('beta'), panel.logIn('gamma')]);
    const driver = { firstName: 'Scrooge', lastName: 'McDuck', email: 's@x.com', stationIds: [picture.stations['2']] };
    driverId = (await beta.post<{ id: number }>('/drivers', driver)).body.id;
    tokenId = (await beta.post<{ id: number }>('/tokens', { token: '12345678', name: 'Keyring', driverId })).body.id;
    await show('2', '12345678');
    await show('3', '12345678');
    await show('3', 'STRANGER');
    await show('4', 'STRANGER');
  });
  after(() => panel.stop());

  async function show(station: keyof Picture['stations'], token: string, receivedAt = new Date()): Promise<void> {
    const { organizationId } = picture;
    const origin = { organizationId, stationId: picture.stations[station], epoch: 1, receivedAt };
    const told: Told<TokenShown>[] = [{ origin, fact: { kind: 'tokenShown', token } }];
    const batch = { endingTransactionIds: [], endingTransactions: [], accepted: new Set<string>() };
    await panel.doors.withIngest(async (tx) => showTokens.write(tx, told, await showTokens.read(tx, told, batch)));
  }

  async function list(as: LoggedIn, query = ''): Promise<Presentation[]> {
    return (await as.get<{ items: Presentation[] }>(`/presentations?${query}`)).body.items;
  }
  const inShort = (items: Presentation[]) =>
    items.map(({ station, token, reason }) => `${station.identifier} ${token} ${reason}`);

  test('is told of every card that was shown in one’s domain, shortened for basic operators (S-12)', async () => {
    assert.deepEqual(inShort(await list(beta)), [
      'EV3 ••••NGER token_unknown',
      'EV3 ••••5678 no_access_right',
      'EV2 ••••5678 access_by_station',
    ]);
    assert.deepEqual(inShort(await list(gamma)), ['EV4 ••••NGER token_unknown']);
    const [, , known] = await list(beta);
    assert.deepEqual(known?.known, { id: tokenId, name: 'Keyring' });
    assert.deepEqual(known?.steps.at(-1), { reason: 'access_by_station', outcome: 'decided' });
  });

  test('is listed by station, and whom nobody knows is shown whole to who may add it', async () => {
    assert.deepEqual(inShort(await list(alpha, 'only=unknown')), [
      'EV4 STRANGER token_unknown',
      'EV3 STRANGER token_unknown',
    ]);
    const refused = `only=refused&stationId=${picture.stations['3']}`;
    assert.deepEqual(inShort(await list(alpha, refused)), [
      'EV3 STRANGER token_unknown',
      'EV3 ••••5678 no_access_right',
    ]);
    assert.equal((await gamma.get(`/presentations?stationId=${picture.stations['3']}`)).status, 404);
  });

  test('is asked for a token, a station and a time, and answered with all steps (S-12)', async () => {
    const ask = (as: LoggedIn, station: keyof Picture['stations']) =>
      as.get<Judgement>(`/authorization-check?tokenId=${tokenId}&stationId=${picture.stations[station]}&evse=1`);
    assert.deepEqual(
      [(await ask(beta, '2')).body.decision, (await ask(beta, '2')).body.reason],
      ['Accepted', 'access_by_station'],
    );
    const { body } = await ask(beta, '3');
    assert.deepEqual(body.steps.find(({ outcome }) => outcome === 'decided')?.reason, 'no_access_right');
    assert.equal((await ask(gamma, '4')).body.decision, undefined, 'the token is out of sight');
    assert.equal((await ask(beta, '4')).status, 404);
  });

  test('is asked for a card that was shown, too, and for another time, judged by what holds today', async () => {
    const [stranger] = await list(gamma);
    const asked = `stationId=${picture.stations['4']}&presentationId=${stranger?.id}&at=2020-01-01T00:00:00Z`;
    const { body } = await gamma.get<Judgement>(`/authorization-check?${asked}`);
    assert.deepEqual([body.decision, body.reason], ['Invalid', 'token_unknown']);
    assert.ok(Date.parse(String(body.judgedAt)) > Date.parse('2025-01-01'));
    assert.equal((await beta.get(`/authorization-check?${asked}`)).status, 404);
    const nothing = `/authorization-check?stationId=${picture.stations['4']}`;
    assert.equal((await gamma.get<{ code: string }>(nothing)).body.code, 'invalid_input');
  });

  test('is asked for the card of a charging event and of a frame, whatever card that was', async () => {
    const stationId = picture.stations['2'];
    const { organizationId } = picture;
    const sessionId = await insertSession(panel.doors, {
      organizationId,
      stationId,
      startedAt: new Date(),
      token: '12345678',
    });
    const ask = (card: string, as = beta) =>
      as.get<Judgement>(`/authorization-check?stationId=${stationId}&evse=1&${card}`);
    assert.equal((await ask(`sessionId=${sessionId}`)).body.reason, 'access_by_station');
    assert.equal((await ask(`sessionId=${sessionId}`, gamma)).status, 404);
    const say = (direction: 'in' | 'out', text: string) => ({
      organizationId,
      stationId,
      at: new Date(),
      direction,
      text,
    });
    const said = [
      say('in', '[2,"1","Authorize",{"idTag":"NOBODYS"}]'),
      say('out', '[3,"1",{"idTagInfo":{"status":"Invalid"}}]'),
      say('in', '[2,"2","Heartbeat",{}]'),
    ];
    await panel.doors.withIngest((tx) => recordFrames(tx, said, new Map()));
    const { body } = await beta.get<{ items: { id: number }[] }>(`/stations/${stationId}/frames`);
    const [heartbeat, answer, authorize] = body.items;
    assert.equal((await ask(`frameId=${authorize?.id}`)).body.reason, 'token_unknown');
    assert.equal((await ask(`frameId=${answer?.id}`)).body.reason, 'token_unknown', 'an answer stands for its call');
    assert.equal((await ask(`frameId=${heartbeat?.id}`)).status, 404);
    const elsewhere = `/authorization-check?stationId=${picture.stations['3']}&frameId=${authorize?.id}`;
    assert.equal((await beta.get(elsewhere)).status, 404, 'of another station');
  });

  test('is told of one token, of one charging user, and of nobody’s out of sight (S-12)', async () => {
    assert.equal((await list(beta, `tokenId=${tokenId}`)).length, 2);
    assert.equal((await list(gamma, `tokenId=${tokenId}`)).length, 0);
    assert.equal((await list(beta, `driverId=${driverId}`)).length, 2);
  });

  test('is forgotten after a week', async () => {
    await show('2', 'OLD', new Date(Date.now() - 8 * 86_400_000));
    const forgetter = startForgettingPresentations({
      doors: panel.doors,
      clock: systemClock,
      onFault: (error) => assert.fail(String(error)),
    });
    await forgetter.settle();
    await forgetter.stop();
    assert.equal((await list(beta)).length, 3);
  });
});
