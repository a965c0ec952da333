import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure } from '../../failures.ts';
import { createManualClock } from '../../testing/manual-clock.ts';
import { createThrottle } from './throttle.ts';

const wrong = () => Promise.resolve(false);
const right = () => Promise.resolve(true);
const turn = () => new Promise(setImmediate);

function guesser(account: string, address: string) {
  const clock = createManualClock();
  const throttle = createThrottle(clock);
  return { clock, throttle, attempt: { account, address } };
}

/** How long an attempt waited before it was checked. */
async function waitOf(
  clock: ReturnType<typeof createManualClock>,
  run: (check: () => Promise<boolean>) => Promise<unknown>,
) {
  const startMs = clock.monotonicMs();
  let checkedMs: number | undefined;
  const done = run(() => {
    checkedMs = clock.monotonicMs();
    return wrong();
  });
  await turn();
  while (checkedMs === undefined) {
    clock.advance(250);
    await turn();
  }
  await done;
  return checkedMs - startMs;
}

test('each failure makes the next attempt slower, up to a bound (S-14)', async () => {
  const { clock, throttle, attempt } = guesser('alpha', '192.0.2.1');
  const waits: number[] = [];
  for (let count = 0; count < 11; count += 1)
    waits.push(await waitOf(clock, (check) => throttle.slowed(attempt, check)));
  assert.deepEqual(waits, [0, 0, 0, 250, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
});

test('a right password enters however many failures came before, and clears them (S-14)', async () => {
  const { clock, throttle, attempt } = guesser('alpha', '192.0.2.1');
  for (let count = 0; count < 6; count += 1) await waitOf(clock, (check) => throttle.slowed(attempt, check));
  const entered = throttle.slowed(attempt, right);
  clock.advance(8_000);
  assert.equal((await entered).right, true);
  assert.deepEqual(await throttle.slowed(attempt, wrong), { right: false, failures: 1 });
});

test('guessing at many accounts from one address is slowed too (S-14)', async () => {
  const { clock, throttle } = guesser('', '');
  const address = '192.0.2.1';
  for (let count = 0; count < 10; count += 1) await throttle.slowed({ account: `name ${count}`, address }, wrong);
  assert.equal(await waitOf(clock, (check) => throttle.slowed({ account: 'another', address }, check)), 250);
  assert.equal(await waitOf(clock, (check) => throttle.slowed({ account: 'another', address: '192.0.2.2' }, check)), 0);
});

test('only a few attempts on one account wait at one address; the next is told to come again (S-14)', async () => {
  const { throttle, attempt } = guesser('alpha', '192.0.2.1');
  const open = Promise.withResolvers<boolean>();
  const waiting = Array.from({ length: 8 }, () => throttle.slowed(attempt, () => open.promise));
  await assert.rejects(
    throttle.slowed(attempt, right),
    (error) => error instanceof Failure && error.code === 'too_many_attempts',
  );
  open.resolve(true);
  await Promise.all(waiting);
  assert.equal((await throttle.slowed(attempt, right)).right, true);
});

test('whoever guesses without end at an account keeps it shut for nobody at another address (S-14)', async () => {
  const { clock, throttle, attempt } = guesser('alpha', '192.0.2.1');
  for (let count = 0; count < 9; count += 1) await waitOf(clock, (check) => throttle.slowed(attempt, check));
  const guesses = Array.from({ length: 8 }, () => throttle.slowed(attempt, wrong));
  const entered = throttle.slowed({ ...attempt, address: '192.0.2.2' }, right);
  clock.advance(8_000);
  assert.equal((await entered).right, true);
  await Promise.all(guesses);
});

test('second factors are guessed at a few at once, from however many addresses (S-14, S-18)', async () => {
  const { throttle } = guesser('', '');
  const open = Promise.withResolvers<boolean>();
  const from = (last: number) => ({ factor: '1', address: `192.0.2.${last}` });
  const waiting = Array.from({ length: 4 }, (_, last) => throttle.slowed(from(last), () => open.promise));
  await assert.rejects(
    throttle.slowed(from(9), right),
    (error) => error instanceof Failure && error.code === 'too_many_attempts',
  );
  open.resolve(true);
  await Promise.all(waiting);
});

test('failures are forgotten after a quarter of an hour (S-14)', async () => {
  const { clock, throttle, attempt } = guesser('alpha', '192.0.2.1');
  for (let count = 0; count < 5; count += 1) await waitOf(clock, (check) => throttle.slowed(attempt, check));
  clock.advance(15 * 60_000);
  assert.equal(await waitOf(clock, (check) => throttle.slowed(attempt, check)), 0);
});

test('a refusal waits as long as those before it earned, and at most so many wait at one address (S-23)', async () => {
  const { clock, throttle } = guesser('', '192.0.2.1');
  for (let count = 0; count < 10; count += 1) await throttle.slowRefusal('192.0.2.1');
  const waiting = Array.from({ length: 24 }, () => throttle.slowRefusal('192.0.2.1'));
  await assert.rejects(
    throttle.slowRefusal('192.0.2.1'),
    (error) => error instanceof Failure && error.code === 'too_many_attempts',
  );
  await throttle.slowRefusal('192.0.2.2');
  assert.equal(clock.pendingTimers, 24);
  clock.advance(8_000);
  await Promise.all(waiting);
});
