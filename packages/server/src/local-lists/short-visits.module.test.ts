import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { listKeys } from '../ocpp/versions.ts';
import { shortVisitor } from '../testing/stations/short-visits.ts';
import { startStoredGateway, type StoredGateway } from '../testing/gateway/stored-gateway.ts';
import { tellSome } from './tell.ts';

describe('a station that never stays for long', () => {
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

  /** Looks once, as if there were time for who has been here since then; whether there was something to do. */
  const look = (settledBefore: Date) => {
    const now = new Date();
    const asked = { now, changedUntil: now, settledBefore, askedBefore: now, keys: listKeys, newId: randomUUID };
    return house.doors.withIngest((tx) => tellSome(tx, asked));
  };

  const said = async () =>
    (await house.rows<{ intent: string }>('select intent from commands order by queued_at, id')).map(
      ({ intent }) => intent,
    );

  test('is told its list once it first came long enough ago, and then waits anew', async () => {
    const first = await visitor.come();
    assert.equal(await look(new Date(first.getTime() - 1)), false, 'it has just come');
    assert.ok((await visitor.comeAgain()) > first);
    while (await look(first)) {
      house.bus.ring(1);
      await house.rowOnceThere("select 1 where not exists (select from commands where state in ('queued', 'sent'))");
    }
    const told = ['refreshConfiguration', 'sendLocalList'];
    assert.deepEqual(await said(), told);
    const third = await visitor.comeAgain();
    assert.equal(await look(first), false, 'it has been told since');
    const fourth = await visitor.comeAgain();
    assert.ok(fourth > third);
    assert.equal(await look(third), true);
    assert.deepEqual(await said(), [...told, 'askListVersion']);
  });

  test('is given its time to settle where it comes back after long', async () => {
    await visitor.comeAgain();
    assert.equal(await look(new Date(0)), false, 'its wait has begun');
    await visitor.go();
    await house.rows("update local_lists set waits_since = waits_since - interval '1 week'");
    const back = await visitor.come();
    assert.equal(await look(new Date(back.getTime() - 1)), false, 'it has just come');
    assert.equal(await look(back), true);
  });
});
