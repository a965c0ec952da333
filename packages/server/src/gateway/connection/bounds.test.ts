import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createManualClock } from '../../testing/manual-clock.ts';
import { Flow } from './flow.ts';
import type { Knock } from '../known-station.ts';
import { defaultLimits } from '../limits.ts';
import { createNotebook } from '../notes/notebook.ts';
import { feelHeard, freshPulse, judgePulse } from './pulse.ts';
import type { Counted } from '../notes/tally.ts';

const rules = { pings: true, heartbeatSeconds: 300, pingEveryMs: 18_000 };

test('whoever sent anything within three heartbeats is alive, answered pings or not (F-8)', () => {
  const pulse = freshPulse(0);
  assert.notEqual(judgePulse(pulse, rules, 900_000), 'gone');
  assert.equal(judgePulse(pulse, rules, 900_001), 'gone');
  feelHeard(pulse, 900_000);
  assert.notEqual(judgePulse(pulse, rules, 1_800_000), 'gone');
});

test('a station with pings switched off is not pinged (F-8)', () => {
  const pulse = freshPulse(0);
  assert.equal(judgePulse(pulse, { ...rules, pings: false }, 890_000), 'alive');
});

test('a silent station is pinged once for each interval', () => {
  const pulse = freshPulse(0);
  assert.equal(judgePulse(pulse, rules, 17_999), 'alive');
  assert.equal(judgePulse(pulse, rules, 18_000), 'ping');
  pulse.unansweredPings = 1;
  assert.equal(judgePulse(pulse, rules, 35_999), 'alive');
  assert.equal(judgePulse(pulse, rules, 36_000), 'ping');
});

test('a station that answered pings before and no longer does is gone within a minute (F-8)', () => {
  const pulse = { ...freshPulse(0), answersPings: true, unansweredPings: 2 };
  assert.equal(judgePulse(pulse, rules, 54_000), 'gone');
  assert.equal(judgePulse({ ...pulse, answersPings: false }, rules, 54_000), 'ping');
});

test('reading stops where too many calls wait, and goes on when half are answered (R-2)', () => {
  const flow = new Flow(defaultLimits);
  const holds = (waitingCalls: number, paused: boolean) => flow.holds({ waitingCalls, unsentBytes: 0, paused });
  assert.deepEqual([holds(15, false), holds(16, false), holds(8, true), holds(7, true)], [false, true, true, false]);
});

test('reading stops for the rest of a second past its frames, nothing is dropped (S-7)', () => {
  const flow = new Flow({ ...defaultLimits, framesPerSecond: 2 });
  const idle = { waitingCalls: 0, unsentBytes: 0, paused: false };
  flow.takesFrame(10, false);
  assert.equal(flow.holds(idle), false);
  flow.takesFrame(10, false);
  assert.equal(flow.holds(idle), true);
  flow.startSecond();
  assert.equal(flow.holds(idle), false);
});

test('a station whose frames are large is read by its share of each second, and none of them is dropped (S-7, R-7)', () => {
  const flow = new Flow({ ...defaultLimits, bytesPerSecond: 100 });
  const idle = { waitingCalls: 0, unsentBytes: 0, paused: false };
  assert.deepEqual([flow.takesFrame(100, false), flow.holds(idle)], [true, false]);
  assert.deepEqual([flow.takesFrame(150, false), flow.holds(idle)], [true, true]);
  const heldAfterEach = [1, 2, 3].map(() => {
    flow.startSecond();
    return flow.holds(idle);
  });
  assert.deepEqual(heldAfterEach, [true, false, false]);
});

test('reading stops where a station does not read our answers (R-2)', () => {
  const flow = new Flow(defaultLimits);
  assert.equal(flow.holds({ waitingCalls: 0, unsentBytes: 300_000, paused: false }), true);
});

test('a socket that brings megabytes although it is not read is too much (S-7)', () => {
  const flow = new Flow({ ...defaultLimits, heldBytes: 100 });
  assert.deepEqual([flow.takesFrame(90, true), flow.takesFrame(11, true)], [true, false]);
  assert.equal(flow.takesFrame(90, false), true);
});

function stranger(identifier: string): Knock {
  return { organizationId: 1, stationId: null, identifier, cause: 'unknown_identifier', address: '192.0.2.1' };
}

function createPages() {
  const clock = createManualClock();
  const written: Counted<Knock>[] = [];
  const pages = { away: false };
  const notebook = createNotebook(
    {
      recordKnocks: async (knocks) => {
        if (pages.away) throw new Error('away');
        written.push(...knocks);
      },
      recordDeviations: async () => undefined,
    },
    clock,
  );
  return { clock, notebook, pages, written };
}

test('refused connections are counted per identifier and cause, with the first and the last time', async () => {
  const { clock, notebook, written } = createPages();
  const firstAt = clock.now();
  notebook.knock(stranger('X'));
  clock.advance(1_000);
  notebook.knock({ ...stranger('X'), address: '192.0.2.2' });
  await notebook.write();
  const what = { ...stranger('X'), address: '192.0.2.2' };
  assert.deepEqual(written, [{ what, count: 2, firstAt, lastAt: clock.now() }]);
});

test('of one organization at most a thousand strangers are remembered', async () => {
  const { notebook, written } = createPages();
  for (let n = 0; n < 1_500; n += 1) notebook.knock(stranger(`X${n}`));
  notebook.knock({ ...stranger('Y'), organizationId: 2 });
  await notebook.write();
  assert.equal(written.length, 1_001);
});

test('what cannot be written stays for the next time', async () => {
  const { notebook, pages, written } = createPages();
  notebook.knock(stranger('X'));
  pages.away = true;
  await assert.rejects(notebook.write());
  notebook.knock(stranger('X'));
  pages.away = false;
  await notebook.write();
  assert.deepEqual(
    written.map(({ count }) => count),
    [2],
  );
});
