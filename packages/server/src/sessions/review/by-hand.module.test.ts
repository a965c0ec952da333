import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { recountSessions } from '../../energy/recount.ts';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../../testing/panel.ts';
import { insertSession, type SessionSeed } from '../../testing/rows.ts';

const hourMs = 3_600_000;
const reason = 'The station was taken down.';
type Detail = {
  endedAt: string | null;
  endKind: string | null;
  endReason: string | null;
  energyWh: number | null;
  counting: boolean;
  flags: string[];
  review: { reasons: string[]; dismissedAt: string | null; note: string | null };
  code: string;
  fields: Record<string, string>;
};
type AuditEntry = { action: string; actor: string; before: object; after: object };

describe('charging events in operators’ hands', () => {
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

  const insert = (seed: Partial<SessionSeed> = {}) =>
    insertSession(panel.doors, {
      organizationId: picture.organizationId,
      stationId: picture.stations['2'],
      startedAt: new Date(now - 20 * hourMs),
      ...seed,
    });
  const ago = (hours: number) => new Date(now - hours * hourMs).toISOString();
  const end = (id: number, body: object) => beta.post<Detail>(`/sessions/${id}/end`, body);
  const count = (id: number) => panel.doors.withIngest((tx) => recountSessions(tx, [id], new Date(now)));
  const audited = (id: number) =>
    panel.doors.withTenant(picture.organizationId, (tx) =>
      tx.query<AuditEntry>(
        `select action, actor, before, after from audit_entries where subject_kind = 'session' and subject_id = $1::text order by id`,
        [id],
      ),
    );

  test('an operator ends what its station never ended, with a reason; it is counted, and written down (E-16)', async () => {
    const id = await insert();
    const answer = await end(id, { at: ago(19), meterStopWh: 9000, reason: ` ${reason} ` });
    assert.equal(answer.status, 200);
    const { endedAt, endKind, endReason, energyWh, counting } = answer.body;
    assert.deepEqual(
      { endedAt, endKind, endReason, energyWh, counting },
      { endedAt: ago(19), endKind: 'operator', endReason: reason, energyWh: 8000, counting: true },
    );
    await count(id);
    const { body } = await beta.get<Detail>(`/sessions/${id}`);
    assert.deepEqual([body.energyWh, body.counting, body.review.reasons], [8000, false, []]);
    const [entry] = await audited(id);
    assert.equal(entry?.action, 'session.end');
    assert.deepEqual(entry.before, { endedAt: null, endKind: null, meterStopWh: null });
    assert.deepEqual(entry.after, { endedAt: ago(19), endKind: 'operator', meterStopWh: 9000, reason });
  });

  test('ended without a register, a charging event keeps what it had taken so far (E-2, E-10)', async () => {
    const id = await insert({ evse: 2 });
    const { body } = await end(id, { at: ago(1), meterStopWh: null, reason });
    assert.equal(body.energyWh, 2500);
  });

  test('an implied end gives way to an operator’s, a station’s never does (T-6, E-16)', async () => {
    const endedAt = new Date(now - 10 * hourMs);
    const implied = await insert({ evse: 3, endedAt, endKind: 'implied' });
    assert.equal((await end(implied, { at: ago(12), meterStopWh: null, reason })).body.endKind, 'operator');
    const ended = await insert({ evse: 4, endedAt });
    const refused = await end(ended, { at: ago(12), meterStopWh: null, reason });
    assert.deepEqual([refused.status, refused.body.code], [409, 'session_has_end']);
    assert.deepEqual(await audited(ended), []);
  });

  test('an end before the start, in the future or without a reason is refused by its field', async () => {
    const id = await insert({ evse: 5 });
    const faults: [body: object, field: string][] = [
      [{ at: ago(21), meterStopWh: null, reason }, 'at'],
      [{ at: ago(-1), meterStopWh: null, reason }, 'at'],
      [{ at: ago(19), meterStopWh: null, reason: ' ' }, 'reason'],
      [{ at: ago(19), meterStopWh: -1, reason }, 'meterStopWh'],
      [{ at: 'yesterday', meterStopWh: null, reason }, 'at'],
    ];
    for (const [body, field] of faults) {
      const answer = await end(id, body);
      assert.deepEqual([answer.status, Object.keys(answer.body.fields)], [400, [field]]);
    }
  });

  test('what was dismissed is out of the way until it is taken back, or something new is implausible (E-16)', async () => {
    const endedAt = new Date(now - 10 * hourMs);
    const id = await insert({ evse: 6, endedAt, energyWh: 2500, flags: ['in_future'] });
    const reasons = async () => (await beta.get<Detail>(`/sessions/${id}`)).body.review.reasons;
    assert.deepEqual(await reasons(), ['implausible']);
    const { body } = await beta.post<Detail>(`/sessions/${id}/dismiss`, { note: 'A clock of winter.' });
    assert.deepEqual(body.review, {
      reasons: [],
      dismissedAt: body.review.dismissedAt,
      note: 'A clock of winter.',
    });
    assert.notEqual(body.review.dismissedAt, null);
    const back = await beta.post<Detail>(`/sessions/${id}/undismiss`);
    assert.deepEqual(back.body.review, { reasons: ['implausible'], dismissedAt: null, note: null });
    await beta.post(`/sessions/${id}/dismiss`, {});
    await insert({ evse: 6, endedAt });
    await count(id);
    const { flags, review } = (await beta.get<Detail>(`/sessions/${id}`)).body;
    assert.ok(flags.includes('overlap'));
    assert.deepEqual(review.reasons, ['implausible']);
    assert.deepEqual(
      (await audited(id)).map(({ action }) => action),
      ['session.dismiss', 'session.undismiss', 'session.dismiss'],
    );
  });

  test('a dismissed silence is over when the station is heard again; with nothing to review there is nothing to dismiss (E-16)', async () => {
    const id = await insert({ evse: 7 });
    assert.deepEqual((await beta.get<Detail>(`/sessions/${id}`)).body.review.reasons, ['stale']);
    assert.deepEqual((await beta.post<Detail>(`/sessions/${id}/dismiss`, {})).body.review.reasons, []);
    await panel.doors.withIngest((tx) =>
      tx.query(
        "update sessions set dismissed_at = now() - interval '2 days', heard_at = now() - interval '13 hours' where id = $1",
        [id],
      ),
    );
    const { review } = (await beta.get<Detail>(`/sessions/${id}`)).body;
    assert.deepEqual(review, { reasons: ['stale'], dismissedAt: null, note: null });
    const fresh = await insert({ evse: 8, heardAt: new Date() });
    assert.equal((await beta.post<Detail>(`/sessions/${fresh}/dismiss`, {})).body.code, 'nothing_to_review');
  });
});
