import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { profileKeys } from '../../ocpp/versions.ts';
import { readLimitTraits } from '../../stations/stations.ts';
import { shortVisitor } from '../../testing/stations/short-visits.ts';
import { admin, startStoredGateway, type StoredGateway } from '../../testing/gateway/stored-gateway.ts';
import { wantLimits } from '../limits.ts';
import { followSome } from './follow.ts';

describe('a station that never stays for long and has a limit', () => {
  let house: StoredGateway;
  let visitor: ReturnType<typeof shortVisitor>;
  before(async () => {
    house = await startStoredGateway();
    visitor = shortVisitor(house);
  });
  after(async () => {
    await visitor.leave();
    await house.stop();
  });

  /** Looks once, as if there were time for who has been here since then; whether a command waits for it now. */
  async function look(settledBefore: Date): Promise<boolean> {
    const asked = {
      now: new Date(),
      settledBefore,
      keys: profileKeys,
      readTraits: readLimitTraits,
      newId: randomUUID,
    };
    const { queued } = await house.doors.withIngest((tx) => followSome(tx, asked));
    for (const id of queued) house.bus.ring(id);
    await house.rowOnceThere("select 1 where not exists (select from commands where state in ('queued', 'sent'))");
    return queued.length > 0;
  }

  const holding = async () =>
    (await house.rows<{ state: string }>('select state from wanted_limits where replaced_at is null'))[0]?.state;

  test('is told it once it first came long enough ago, and then waits anew', async () => {
    await house.doors.withTenant(1, (tx) =>
      wantLimits(tx, [{ stationId: 1, limitAmps: 10, source: admin.actor }], { now: new Date() }),
    );
    const first = await visitor.come();
    await house.rowOnceThere('select 1 from limits where station_id = 1');
    assert.equal(await look(new Date(first.getTime() - 1)), false, 'it has just come');
    assert.ok((await visitor.comeAgain()) > first);
    while (await look(first));
    assert.equal(await holding(), 'applied');
    const third = await visitor.comeAgain();
    assert.equal(await look(first), false, 'it has been told since');
    const fourth = await visitor.comeAgain();
    assert.ok(fourth > third);
    assert.equal(await look(third), true, 'it may have forgotten it');
  });

  test('is given its time to settle where it comes back after long', async () => {
    while (await look(new Date()));
    await visitor.comeAgain();
    await visitor.go();
    await house.rows("update limits set waits_since = waits_since - interval '1 week'");
    const back = await visitor.come();
    assert.equal(await look(new Date(back.getTime() - 1)), false, 'it has just come');
    assert.equal(await look(back), true);
  });
});
