import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { insertOperator } from '../operators/queries.ts';
import { queueCommand } from '../commands/commands.ts';
import type { Decision, DecisionReason } from '../facts.ts';
import { dialects, type Said } from '../testing/dialects.ts';
import type { RawStation } from '../testing/gateway/raw-station.ts';
import { admin, startStoredGateway, type StoredGateway } from '../testing/gateway/stored-gateway.ts';
import type { Viewer } from '../viewer.ts';
import { refusalOf } from './refusal.ts';

// Everything that a row below turns is turned back; what ran is too long ago to count.
const asItWas = `
update stations set group_id = 1, disabled = false, free_charging = null where identifier in ('ST-1', 'ST-2');
update tokens set token_key = '04A1', active = true, valid_from = null, valid_to = null where id = 1;
insert into driver_groups (organization_id, home_group_id, name) select 1, 1, 'Staff' where not exists (select from driver_groups);
update driver_groups set active = true;
update drivers set active = true, driver_group_id = 1 where id = 1;
update access_rights set group_id = 1, station_id = null;
update sessions set heard_at = now() - interval '13 hours'`;

const helsinki = "(now() at time zone 'Europe/Helsinki')::date";
const elsewhere = "(select id from stations where identifier = 'ST-9')";

type Row = { title: string; set: string; decision: Decision; reason: DecisionReason };
/** In the order of the decision. */
const rows: Row[] = [
  {
    title: 'an orphan',
    set: "update stations set group_id = null where identifier = 'ST-1'",
    decision: 'Blocked',
    reason: 'station_orphaned',
  },
  {
    title: 'a disabled station',
    set: "update stations set disabled = true where identifier = 'ST-1'",
    decision: 'Blocked',
    reason: 'station_disabled',
  },
  {
    title: 'free charging',
    set: "update stations set free_charging = true where identifier = 'ST-1'",
    decision: 'Accepted',
    reason: 'free_charging',
  },
  {
    title: 'an unknown token',
    set: "update tokens set token_key = 'OTHER' where id = 1",
    decision: 'Invalid',
    reason: 'token_unknown',
  },
  {
    title: 'an inactive token',
    set: 'update tokens set active = false where id = 1',
    decision: 'Blocked',
    reason: 'token_inactive',
  },
  {
    title: 'an inactive charging user',
    set: 'update drivers set active = false where id = 1',
    decision: 'Blocked',
    reason: 'driver_inactive',
  },
  {
    title: 'an inactive user group',
    set: 'update driver_groups set active = false',
    decision: 'Blocked',
    reason: 'driver_group_inactive',
  },
  {
    title: 'a token before its first day',
    set: `update tokens set valid_from = ${helsinki} + 1 where id = 1`,
    decision: 'Blocked',
    reason: 'token_not_yet_valid',
  },
  {
    title: 'a token after its last day',
    set: `update tokens set valid_to = ${helsinki} - 1 where id = 1`,
    decision: 'Expired',
    reason: 'token_expired',
  },
  {
    title: 'no right here',
    set: `update access_rights set group_id = null, station_id = ${elsewhere}`,
    decision: 'Blocked',
    reason: 'no_access_right',
  },
];

for (const dialect of dialects) {
  describe(`who may charge, asked over ${dialect.version}`, () => {
    let house: StoredGateway;
    let station: RawStation;
    let neighbour: RawStation;
    let viewer: Viewer;
    let names = 0;
    before(async () => {
      house = await startStoredGateway();
      const operator = {
        username: 'alpha',
        name: 'alpha',
        email: 'alpha@example.com',
        passwordHash: null,
        role: 'admin',
      } as const;
      const operatorId = await house.doors.withTenant(1, (tx) => insertOperator(tx, { ...operator, baseGroupId: 1 }));
      viewer = { ...admin, actor: { ...admin.actor, operatorId } };
      [station, neighbour] = await Promise.all([arrive('ST-1'), arrive('ST-2')]);
    });
    after(() => house.stop());
    beforeEach(async () => void (await house.rows(asItWas)));

    async function arrive(identifier: string): Promise<RawStation> {
      const arrived = await house.connect(identifier, dialect.subprotocol);
      await say(arrived, dialect.boot);
      return arrived;
    }

    async function say(to: RawStation, said: Said): Promise<unknown> {
      return (await to.call(...said))[2];
    }

    const authorize = async () => dialect.decisionIn(await say(station, dialect.authorize('04a1')));

    /** The answer to a start, and the reason that is kept with its session. */
    async function start(at = new Date().toISOString(), by = station) {
      const name = `N-${(names += 1)}`;
      const answer = await say(by, dialect.start({ name, at, wh: names, token: '04a1' }));
      const [session] = await house.rows<{ decision_reason: string }>(
        'select decision_reason from sessions order by id desc limit 1',
      );
      return [dialect.decisionIn(answer), session?.decision_reason];
    }

    /** What stands in the way of starting it from the panel. The card is in the operator's list, whatever it reads. */
    async function startRemotely(evse = 1) {
      const command = { intent: 'startCharging', evse, arguments: { tokenId: 1 } } as const;
      const given = { id: randomUUID(), idempotencyKey: randomUUID(), now: new Date(), stationId: 1, command };
      // Taken back at once: the gateway would send it, and the station wait for another answer.
      const takenBack = new Error('taken back');
      let refusal: string | null | undefined;
      const queued = house.doors.withTenant(1, async (tx) => {
        const { state, detail } = await queueCommand(tx, viewer, given);
        refusal = state === 'queued' ? undefined : detail;
        throw takenBack;
      });
      await assert.rejects(queued, takenBack);
      return refusal;
    }

    test('whom nothing stands against is accepted, by card and from the panel', async () => {
      assert.equal(await authorize(), 'Accepted');
      assert.deepEqual(await start(), ['Accepted', 'access_by_group']);
      assert.equal(await startRemotely(), undefined);
    });

    for (const { title, set, decision, reason } of rows) {
      // shows: M-term-free-charging
      test(`${title} is answered ${decision} at the next presentation, at a start and at a start from the panel`, async () => {
        await house.rows(set);
        await house.rows('delete from presentations');
        assert.equal(await authorize(), decision);
        assert.deepEqual(await start(), [decision, reason]);
        const kept = await house.rows<{ reason: string }>('select reason from presentations');
        assert.deepEqual(
          kept.map((one) => one.reason),
          decision === 'Accepted' ? [reason] : [reason, reason],
          'whoever was refused is among the shown cards, whichever way it was asked',
        );
        if (reason !== 'token_unknown') assert.equal(await startRemotely(), refusalOf(reason));
        await house.rows(asItWas);
        assert.equal(await authorize(), 'Accepted');
      });
    }

    test('a token that charges elsewhere is refused for a start alone', async () => {
      await start(new Date().toISOString(), neighbour);
      assert.equal(await authorize(), 'Accepted');
      assert.equal(await startRemotely(), refusalOf('concurrent_session'));
      assert.deepEqual(await start(), ['ConcurrentTx', 'concurrent_session']);
      await house.rows('update organizations set several_sessions_per_token = true');
      assert.deepEqual(await start(), ['Accepted', 'access_by_group']);
      assert.equal(await startRemotely(2), undefined);
      await house.rows('update organizations set several_sessions_per_token = false');
    });

    test('a disabled charging point is refused for a start there alone, whatever was shown', async () => {
      await house.rows(`insert into evses (organization_id, station_id, evse, disabled) values (1, 1, 1, true)
        on conflict (station_id, evse) do update set disabled = true`);
      await house.rows("update stations set free_charging = true where identifier = 'ST-1'");
      assert.deepEqual(await start(), ['Blocked', 'point_disabled']);
      assert.equal(await startRemotely(1), refusalOf('point_disabled'));
      assert.equal(await startRemotely(2), undefined);
      assert.equal(await authorize(), 'Accepted');
      await house.rows('update evses set disabled = false');
      assert.deepEqual(await start(), ['Accepted', 'free_charging']);
    });

    test('of any two circumstances the earlier in the order decides', async () => {
      for (const [nth, { set, decision, title }] of rows.entries()) {
        for (const later of rows.slice(nth + 1)) {
          await house.rows(`${asItWas}; ${set}; ${later.set}`);
          assert.equal(await authorize(), decision, `${title} before ${later.title}`);
        }
      }
    });

    test('days begin and end with those of the organization’s zone, and a late start is judged for its own instant', async () => {
      await house.rows("update tokens set valid_from = '2026-03-01', valid_to = '2026-03-01' where id = 1");
      const decisionAt = async (at: string) => (await start(at))[1];
      assert.equal(await decisionAt('2026-02-28T21:59:59Z'), 'token_not_yet_valid');
      assert.equal(await decisionAt('2026-02-28T22:00:00Z'), 'access_by_group');
      assert.equal(await decisionAt('2026-03-01T21:59:59Z'), 'access_by_group');
      assert.equal(await decisionAt('2026-03-01T22:00:00Z'), 'token_expired');
    });
  });
}
