import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { recountSessions } from '../energy/recount.ts';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import { insertSession, insertStrayEnd, type SessionSeed, type StrayEndSeed } from '../testing/rows.ts';

const hourMs = 3_600_000;
type End = { id: number; kind: string; session: { id: number } | null; dismissedAt: string | null; code: string };
type Reviews = {
  items: { kind: string; session: { id: number } | null; end: End | null; since: string }[];
  total: number;
  counts: Record<'unassigned' | 'conflict' | 'implausible' | 'stale', number>;
};
type Detail = { endedAt: string; endKind: string; energyWh: number; stopReason: string | null; conflicts: End[] };

describe('what needs review', () => {
  let panel: TestPanel;
  let picture: Picture;
  let beta: LoggedIn;
  let now: number;

  before(async () => {
    panel = await startTestPanel();
    picture = await paintPicture(panel.doors);
    beta = await panel.logIn('beta');
    now = panel.clock.now().getTime();
  });
  after(() => panel.stop());
  beforeEach(() =>
    panel.doors.withIngest(async (tx) => {
      await tx.query('update sessions set dismissed_at = now()');
      await tx.query('update stray_ends set dismissed_at = now()');
    }),
  );

  const ago = (hours: number) => new Date(now - hours * hourMs);
  const place = () => ({ organizationId: picture.organizationId, stationId: picture.stations['2'] });
  const insert = (seed: Partial<SessionSeed> = {}) =>
    insertSession(panel.doors, { ...place(), startedAt: ago(5), ...seed });
  const insertEnd = (seed: Partial<StrayEndSeed> = {}) =>
    insertStrayEnd(panel.doors, { ...place(), endedAt: ago(4), ...seed });
  const count = (id: number) => panel.doors.withIngest((tx) => recountSessions(tx, [id], new Date(now)));
  const reviews = async (query = '', as = beta) => (await as.get<Reviews>(`/reviews?${query}`)).body;
  const attach = (id: number, sessionId: number) => beta.post<End>(`/stray-ends/${id}/attach`, { sessionId });
  const detail = async (id: number) => (await beta.get<Detail>(`/sessions/${id}`)).body;

  test('unassigned, conflicting, implausible and stale are listed, the latest first, cut to the domain (E-16, S-12)', async () => {
    const stale = await insert({ startedAt: ago(30) });
    const implausible = await insert({ startedAt: ago(3), endedAt: ago(2), flags: ['outlier', 'power_exceeded'] });
    await insert({ startedAt: ago(3), endedAt: ago(2), flags: ['outlier'] });
    const unassigned = await insertEnd();
    const conflict = await insertEnd({ kind: 'conflict', sessionId: implausible, endedAt: ago(1) });
    const { items, total, counts } = await reviews();
    assert.deepEqual(
      items.map(({ kind, session, end }) => [kind, session?.id, end?.id]),
      [
        ['conflict', implausible, conflict],
        ['implausible', implausible, undefined],
        ['unassigned', undefined, unassigned],
        ['stale', stale, undefined],
      ],
    );
    assert.deepEqual([total, counts], [4, { unassigned: 1, conflict: 1, implausible: 1, stale: 1 }]);
    assert.equal(items[0]?.end?.session?.id, implausible);
    const one = await reviews('kind=stale&pageSize=1');
    assert.deepEqual([one.items.map(({ session }) => session?.id), one.total, one.counts], [[stale], 1, counts]);
    assert.equal((await reviews(`stationId=${picture.stations['3']}`)).total, 0);
    assert.equal((await reviews(`groupId=${picture.groups.B}`)).total, 4);
    assert.equal((await reviews('', await panel.logIn('gamma'))).total, 0);
  });

  test('an unassigned end is offered the likeliest charging events first, and becomes the stop of the chosen one (T-5, E-16)', async () => {
    const stationId = picture.stations['3'];
    const older = await insert({ stationId, evse: 1, startedAt: ago(9), token: '04B1' });
    const other = await insert({ stationId, evse: 2, startedAt: ago(6), token: '04C1' });
    const implied = await insert({ stationId, evse: 3, startedAt: ago(8), endedAt: ago(6), endKind: 'implied' });
    await insert({ stationId, evse: 4, startedAt: ago(8), endedAt: ago(6) });
    await insert({ stationId, evse: 5, startedAt: ago(1) });
    const id = await insertEnd({ stationId, token: '04B1', meterStopWh: 6000 });
    const { body } = await beta.get<{ items: { id: number }[] }>(`/stray-ends/${id}/candidates`);
    assert.deepEqual(
      body.items.map((session) => session.id),
      [older, other, implied],
    );
    const answer = await attach(id, implied);
    assert.deepEqual([answer.status, answer.body.session?.id], [200, implied]);
    await count(implied);
    const { endedAt, endKind, energyWh, conflicts } = await detail(implied);
    assert.deepEqual(
      { endedAt, endKind, energyWh, conflicts },
      { endedAt: ago(4).toISOString(), endKind: 'station', energyWh: 5000, conflicts: [] },
    );
    assert.equal((await reviews('kind=unassigned')).total, 0);
    assert.equal((await attach(id, older)).body.code, 'stray_end_attached');
  });

  test('a conflict may take the place of the stop it stood against, which is kept in its stead, and back (T-6, E-16)', async () => {
    const stationId = picture.stations['2'];
    const session = await insert({ stationId, evse: 6, startedAt: ago(9), endedAt: ago(8) });
    await panel.doors.withIngest((tx) =>
      tx.query(
        "update sessions set meter_stop_wh = 2000, stop_reason = 'EVDisconnected', end_digest = gen_random_uuid() where id = $1",
        [session],
      ),
    );
    const id = await insertEnd({ kind: 'conflict', sessionId: session, meterStopWh: 7000 });
    assert.equal((await attach(id, session)).status, 200);
    await count(session);
    const replaced = await detail(session);
    assert.deepEqual([replaced.energyWh, replaced.stopReason], [6000, 'Local']);
    const [kept] = replaced.conflicts;
    assert.ok(kept !== undefined && kept.dismissedAt !== null && kept.id !== id);
    assert.equal((await reviews('kind=conflict')).total, 0);
    assert.equal((await attach(kept.id, session)).status, 200);
    await count(session);
    const restored = await detail(session);
    assert.deepEqual([restored.energyWh, restored.stopReason], [1000, 'EVDisconnected']);
    assert.deepEqual(
      restored.conflicts.map((end) => end.id),
      [id],
    );
  });

  test('an end is attached only where it can belong, and a refusal changes nothing (T-5, S-12)', async () => {
    const id = await insertEnd();
    const refused: [seed: Partial<SessionSeed>, code: string][] = [
      [{ stationId: picture.stations['3'] }, 'invalid_input'],
      [{ stationId: picture.stations['4'] }, 'session_not_found'],
      [{ startedAt: ago(1) }, 'invalid_input'],
      [{ endedAt: ago(4) }, 'session_has_end'],
    ];
    for (const [seed, code] of refused) {
      const session = await insert(seed);
      assert.equal((await attach(id, session)).body.code, code);
    }
    assert.equal((await reviews('kind=unassigned')).total, 1);
  });

  test('an end that is dismissed stays away until that is taken back, both audited (E-16, S-19)', async () => {
    const id = await insertEnd();
    const { body } = await beta.post<End>(`/stray-ends/${id}/dismiss`, { note: 'A test of the fitter.' });
    assert.notEqual(body.dismissedAt, null);
    assert.equal((await reviews('kind=unassigned')).total, 0);
    assert.equal((await beta.post<End>(`/stray-ends/${id}/undismiss`)).body.dismissedAt, null);
    assert.equal((await reviews('kind=unassigned')).total, 1);
    const entries = await panel.doors.withTenant(picture.organizationId, (tx) =>
      tx.query<{ action: string; after: object }>(
        `select action, after from audit_entries where subject_kind = 'stray_end' and subject_id = $1::text order by id`,
        [id],
      ),
    );
    assert.deepEqual(entries, [
      { action: 'stray_end.dismiss', after: { dismissed: true, note: 'A test of the fitter.' } },
      { action: 'stray_end.undismiss', after: { dismissed: false, note: null } },
    ]);
  });
});
