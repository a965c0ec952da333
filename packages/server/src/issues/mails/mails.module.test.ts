import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Rounds } from '../../clock.ts';
import { createManualClock, type ManualClock } from '../../testing/manual-clock.ts';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../../testing/panel.ts';
import { insertIssue } from '../../testing/rows.ts';
import { issueComposers, startIssueMails } from './mails.ts';

type Queued = { id: number; to: string; operatorIds: number[]; arguments: Record<string, string> };
const publicUrl = 'https://panel.example.com';
const minuteMs = 60_000;

describe('mails about issues', () => {
  let panel: TestPanel;
  let picture: Picture;
  let clock: ManualClock;
  let mails: Rounds;
  let beta: LoggedIn;

  before(async () => {
    panel = await startTestPanel();
    picture = await paintPicture(panel.doors);
    beta = await panel.logIn('beta');
    clock = createManualClock(panel.clock.now());
    const withoutTimers = { ...clock, startTimer: () => () => undefined };
    mails = startIssueMails({ doors: panel.doors, clock: withoutTimers, onFault: assert.fail });
  });
  after(async () => {
    await mails.stop();
    await panel.stop();
  });
  beforeEach(async () => {
    await panel.doors.withIngest((tx) => tx.query('update issues set closed_at = now()'));
    await wordsSent();
  });

  const want = (groupIds: number[], as = beta) =>
    as.put<{ groupIds: number[]; code: string }>('/account/issue-mails', { groupIds });
  const open = (station: keyof Picture['stations'], kind: 'boot_loop' | 'error_status', code: string | null = null) =>
    insertIssue(panel.doors, {
      organizationId: picture.organizationId,
      stationId: picture.stations[station],
      evse: kind === 'error_status' ? 1 : 0,
      kind,
      code,
      at: clock.now(),
    });

  /** What a sender would find queued now, in words; each only once. */
  function wordsSent() {
    return panel.doors.withTenant(picture.organizationId, async (tx) => {
      const queued = await tx.query<Queued>(
        `delete from mails where organization_id = $1 and kind = 'issue'
         returning id, to_address as to, operator_ids as "operatorIds", arguments`,
        [tx.organizationId],
      );
      const compose = issueComposers({ publicUrl }).issue;
      const written = await Promise.all(queued.map((mail) => compose(tx, { ...mail, kind: 'issue' })));
      return queued.map(({ to }, index) => ({ to, ...written[index] }));
    });
  }

  test('what opens within a minute is in one mail, for whoever asked, of stations in sight alone (S-12)', async () => {
    const { B, A } = picture.groups;
    assert.deepEqual((await want([B])).body, { groupIds: [B] });
    assert.deepEqual((await beta.get<{ groupIds: number[] }>('/account/issue-mails')).body, { groupIds: [B] });
    assert.equal((await want([A])).body.code, 'group_not_found');
    clock.advance(minuteMs);
    await open('2', 'boot_loop');
    await open('3', 'error_status', 'GroundFailure');
    await open('4', 'boot_loop');
    await mails.settle();
    assert.deepEqual(await wordsSent(), [], 'what closes within a minute is in none');
    clock.advance(minuteMs);
    await mails.settle();
    await mails.settle();
    const [mail, ...others] = await wordsSent();
    assert.deepEqual([mail?.to, mail?.subject, others], ['beta@example.com', '2 new issues at ACME', []]);
    assert.match(
      mail?.text ?? '',
      /^- Station 2: starts again and again, since .+\n- Station 3, charging point 1: error GroundFailure, since/m,
    );
    assert.ok(mail?.text?.includes(`\n\n${publicUrl}/issues\n\n`));
    assert.doesNotMatch(mail?.text ?? '', /Station 4/);
  });

  test('an issue that is over or acknowledged when the mail is written is not in it; a mail about none is not sent', async () => {
    await want([picture.groups.B]);
    const id = await reopen('2');
    clock.advance(2 * minuteMs);
    await mails.settle();
    await panel.doors.withIngest((tx) => tx.query('update issues set closed_at = now() where id = $1', [id]));
    assert.deepEqual(await wordsSent(), [{ to: 'beta@example.com' }]);
  });

  test('once a day whoever asked is reminded of what nobody has acknowledged; nobody who has taken it back', async () => {
    await reopen('3');
    clock.advance(2 * minuteMs);
    await mails.settle();
    assert.equal((await wordsSent()).length, 1);
    clock.advance(24 * 60 * minuteMs);
    await mails.settle();
    await mails.settle();
    const [mail, ...others] = await wordsSent();
    assert.deepEqual([mail?.subject, others], ['1 open issue at ACME', []]);
    await want([]);
    clock.advance(24 * 60 * minuteMs);
    await mails.settle();
    assert.deepEqual(await wordsSent(), []);
  });

  /** The boot loop or error of before, come again now. */
  async function reopen(station: keyof Picture['stations']): Promise<number> {
    const [row] = await panel.doors.withIngest((tx) =>
      tx.query<{ id: number }>(
        'update issues set closed_at = null, began_at = $2, opened_at = $2 where station_id = $1 returning id',
        [picture.stations[station], clock.now()],
      ),
    );
    return row?.id ?? 0;
  }
});
