import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SessionEnded, SessionStarted } from '../facts.ts';
import { tokenKey } from '../tokens/tokens.ts';
import { endDigest, startDigest } from './digests.ts';
import { matchEnd, matchSample, planStart, type Candidate, type StrayEnd } from './machine.ts';

const zero = Date.UTC(2026, 5, 15);

function instant(minutes: number): Date {
  return new Date(zero + minutes * 60_000);
}

function start(minutes: number, more: Partial<SessionStarted> = {}): SessionStarted {
  const at = instant(minutes);
  const when = { at, stationAt: at, plausible: true };
  return { kind: 'sessionStarted', evse: 1, token: 'CARD', meterStartWh: 1000, when, ...more };
}

function end(minutes: number, more: Partial<SessionEnded> = {}): SessionEnded {
  const at = instant(minutes);
  const told = { transactionId: 1, token: null, meterStopWh: 2000, reason: 'Local', readings: [] };
  return { kind: 'sessionEnded', ...told, when: { at, stationAt: at, plausible: true }, ...more };
}

function session(id: number, minutes: number, more: Partial<Candidate> = {}): Candidate {
  const own = { session_id: id, transaction_id: id, evse: 1, token_key: 'CARD', started_at: instant(minutes) };
  return { ...own, meter_start_wh: 1000, end_kind: null, end_digest: null, ...more };
}

test('a start closes what ran on its own charging point before it, and nothing else (T-7)', () => {
  const before = session(1, 0);
  const plan = planStart(start(30), [before, session(2, 10, { evse: 2 })], []);
  assert.deepEqual([plan.closes, plan.impliedEndAt], [[before], null]);
});

test('a start older than the running session is closed where that one began (T-7)', () => {
  const plan = planStart(start(-30), [session(1, 0), session(2, 20)], []);
  assert.deepEqual([plan.closes, plan.impliedEndAt], [[], instant(0)]);
});

test('a start takes the one unassigned end that fits; of several that fit it takes none (T-7)', () => {
  const stray = (id: number, more: Partial<StrayEnd> = {}): StrayEnd => {
    return { stray_id: id, ended_at: instant(60), meter_stop_wh: 2000, token_key: null, ...more };
  };
  const misfits = [
    stray(1, { ended_at: instant(-60) }),
    stray(2, { meter_stop_wh: 10 }),
    stray(3, { token_key: 'OTHER' }),
  ];
  assert.equal(planStart(start(0), [], [...misfits, stray(4)]).ends?.stray_id, 4);
  assert.equal(planStart(start(0), [], [stray(4), stray(5)]).ends, undefined);
});

test('an end that names its session is its first, the same again a resend, another a conflict (T-2, T-6)', () => {
  const open = session(1, 0);
  assert.deepEqual(matchEnd(end(60), [open], false), { is: 'first', session: open, byFit: false });
  const ended: Candidate = { ...open, end_kind: 'station', end_digest: endDigest(end(60)) };
  assert.deepEqual(matchEnd(end(60), [ended], false), { is: 'resend' });
  assert.deepEqual(matchEnd(end(61), [ended], false), { is: 'conflict', session: ended });
  const implied: Candidate = { ...open, end_kind: 'implied' };
  assert.deepEqual(matchEnd(end(60), [implied], false), { is: 'first', session: implied, byFit: false });
});

test('an end with an unknown id is believed only where exactly one session fits (T-5)', () => {
  const stop = end(60, { transactionId: 0, token: 'card ' });
  const fitting = session(1, 0);
  const misfits = [
    session(2, 90),
    session(3, 0, { meter_start_wh: 5000 }),
    session(4, 0, { token_key: 'OTHER' }),
    session(5, 0, { end_kind: 'station', end_digest: 'x' }),
  ];
  assert.deepEqual(matchEnd(stop, [...misfits, fitting], false), { is: 'first', session: fitting, byFit: true });
  assert.deepEqual(matchEnd(stop, [fitting, session(6, 1)], false), { is: 'unassigned' });
  assert.deepEqual(matchEnd(stop, misfits, false), { is: 'unassigned' });
  assert.deepEqual(matchEnd(stop, [fitting], true), { is: 'resend' });
});

test('a sample without a known id belongs to the one session that ran on its charging point by then', () => {
  const running = session(1, 0);
  const sample = { transactionId: null, evse: 1, at: instant(5) };
  assert.equal(matchSample(sample, [running, session(2, 0, { evse: 2 })]), running);
  assert.equal(matchSample(sample, [running, session(2, 1)]), undefined);
  assert.equal(matchSample({ ...sample, at: instant(-5) }, [running]), undefined);
  assert.equal(matchSample({ ...sample, transactionId: 2 }, [running, session(2, 0, { evse: 2 })])?.session_id, 2);
});

/** One station's sessions in memory, moved by the machine as the set functions move its rows. */
class World {
  readonly sessions = new Map<number, Candidate & { digest: string }>();
  readonly strays: (StrayEnd & { digest: string; attached: boolean })[] = [];
  readonly conflicts = new Set<string>();

  start(fact: SessionStarted): number {
    const digest = startDigest(fact);
    const same = [...this.sessions.values()].find((known) => known.digest === digest);
    if (same !== undefined) return same.transaction_id;
    const id = this.sessions.size + 1;
    const free = this.strays.filter((stray) => !stray.attached);
    const plan = planStart(fact, [...this.sessions.values()], free);
    for (const { session_id } of plan.closes) this.#change(session_id, { end_kind: 'implied' });
    const own = session(id, 0, { evse: fact.evse, started_at: fact.when.at, meter_start_wh: fact.meterStartWh });
    const token = fact.token === null ? null : tokenKey(fact.token);
    this.sessions.set(id, { ...own, token_key: token, end_kind: plan.impliedEndAt && 'implied', digest });
    const taken = free.find((stray) => stray.stray_id === plan.ends?.stray_id);
    if (taken !== undefined) {
      taken.attached = true;
      this.#change(id, { end_kind: 'station', end_digest: taken.digest });
    }
    return id;
  }

  end(fact: SessionEnded): void {
    const digest = endDigest(fact);
    const seen = this.strays.some((stray) => stray.digest === digest);
    const match = matchEnd(fact, [...this.sessions.values()], seen);
    if (match.is === 'first') this.#change(match.session.session_id, { end_kind: 'station', end_digest: digest });
    if (match.is === 'conflict') this.conflicts.add(digest);
    const attached = match.is === 'first' && match.byFit;
    if (match.is !== 'unassigned' && !attached) return;
    const key = fact.token === null ? null : tokenKey(fact.token);
    const told = { ended_at: fact.when.at, meter_stop_wh: fact.meterStopWh, token_key: key };
    this.strays.push({ stray_id: this.strays.length + 1, ...told, digest, attached });
  }

  #change(id: number, change: Partial<Candidate>): void {
    const known = this.sessions.get(id);
    if (known !== undefined) this.sessions.set(id, { ...known, ...change });
  }

  get shape(): unknown {
    return [[...this.sessions.values()], this.strays, [...this.conflicts]];
  }
}

type Step = { what: 'start' | 'end'; minutes: number; evse: number; id: number; wh: number; token: string | null };

const steps = fc.array(
  fc.record<Step>({
    what: fc.constantFrom('start', 'end'),
    minutes: fc.integer({ min: 0, max: 12 }),
    evse: fc.integer({ min: 1, max: 2 }),
    id: fc.integer({ min: -1, max: 6 }),
    wh: fc.integer({ min: 0, max: 3 }),
    token: fc.constantFrom('A', 'b', null),
  }),
  { maxLength: 14 },
);

function play(world: World, { what, minutes, evse, id, wh, token }: Step): void {
  if (what === 'start') world.start(start(minutes, { evse, token, meterStartWh: wh }));
  else world.end(end(minutes, { transactionId: id, token, meterStopWh: wh }));
}

const runs = { numRuns: process.env['DEEP'] ? 200_000 : 2000, seed: Number(process.env['SEED'] ?? 1) };

test('said twice, anything at all changes nothing the second time (T-2, T-3, T-6)', () => {
  fc.assert(
    fc.property(steps, (told) => {
      const world = new World();
      for (const step of told) {
        play(world, step);
        const shape = structuredClone(world.shape);
        play(world, step);
        assert.deepEqual(structuredClone(world.shape), shape);
      }
    }),
    runs,
  );
});

test('whatever comes in whatever order, no end is lost and a charging point has one open session at most (T-5, T-7)', () => {
  fc.assert(
    fc.property(steps, (told) => {
      const world = new World();
      for (const step of told) play(world, step);
      const sessions = [...world.sessions.values()];
      const ends = told.filter(({ what }) => what === 'end');
      for (const { minutes, id, wh, token } of ends) {
        const digest = endDigest(end(minutes, { transactionId: id, token, meterStopWh: wh }));
        const kept =
          sessions.some((known) => known.end_digest === digest) ||
          world.strays.some((stray) => stray.digest === digest) ||
          world.conflicts.has(digest);
        assert.ok(kept, 'every end is a session’s, a stray or a conflict');
      }
      for (const evse of [1, 2]) {
        const open = sessions.filter((known) => known.evse === evse && known.end_kind === null);
        const instants = new Set(open.map((known) => known.started_at.getTime()));
        assert.ok(instants.size <= 1, 'only starts of the very same instant can stand side by side');
      }
    }),
    runs,
  );
});
