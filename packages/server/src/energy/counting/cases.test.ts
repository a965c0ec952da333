// Counting by example: one named case for each rule and bound, its numbers worked out by hand. Program and oracle must both agree.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { countSession } from './count.ts';
import type { Count, CountedSample, CountedSession, CountedStation, CountInput, Neighbour } from './counting.ts';
import { whBetween } from './curve.ts';
import { oracleBuckets, oracleCount } from '../oracle/oracle.ts';

const startMs = Date.UTC(2026, 4, 1, 12);
const minute = (minutes: number) => startMs + minutes * 60_000;

type Said = {
  start?: number | null;
  stop?: number | null;
  /** When it ended; an hour where nothing is said, null while it is open. */
  end?: number | null;
  samples?: readonly CountedSample[];
  station?: Partial<CountedStation>;
  session?: Partial<CountedSession>;
  neighbours?: readonly Neighbour[];
  nowMs?: number;
};

const register = (minutes: number, registerWh: number) => sample(minutes, { registerWh });
const interval = (minutes: number, intervalWh: number) => sample(minutes, { intervalWh });
const power = (minutes: number, powerW: number) => sample(minutes, { powerW });

function sample(minutes: number, values: Partial<CountedSample>): CountedSample {
  return { atMs: minute(minutes), registerWh: null, intervalWh: null, powerW: null, ...values };
}

function said({ start = null, stop = null, end = 60, samples = [], ...more }: Said): CountInput {
  const endedAtMs = end === null ? null : minute(end);
  return {
    session: {
      startedAtMs: startMs,
      startHeardAtMs: startMs,
      endedAtMs,
      endHeardAtMs: endedAtMs,
      meterStartWh: start,
      meterStopWh: stop,
      ...more.session,
    },
    samples,
    station: { scale: 1, countsPerSession: false, maximumPowerW: 22_000, ...more.station },
    neighbours: more.neighbours ?? [],
    nowMs: more.nowMs ?? minute(120),
  };
}

function counted(what: Said): Count {
  const input = said(what);
  const count = countSession(input);
  assert.deepEqual(count, oracleCount(input));
  return count;
}

function found(what: Said): Omit<Count, 'curve'> {
  const { curve: _, ...rest } = counted(what);
  return rest;
}

const curveOf = (...points: readonly [minutes: number, wh: number][]) =>
  points.map(([minutes, wh]) => ({ atMs: minute(minutes), wh }));
const nothing = { energyWh: null, method: 'none', quality: 'unknown' };
const byRegister = { method: 'register', quality: 'measured', flags: [] };
const byLastRegister = { ...byRegister, method: 'last_register' };
const byIntervals = { ...byRegister, method: 'intervals' };
const byPower = { method: 'power', quality: 'estimated', flags: [] };

describe('where energy comes from', () => {
  test('energy is the register at the end minus the register at the start (E-1)', () => {
    const samples = [register(20, 3000), register(40, 6500)];
    const { curve, ...rest } = counted({ start: 1000, stop: 8400, samples });
    assert.deepEqual(rest, { energyWh: 7400, ...byRegister });
    assert.deepEqual(curve, curveOf([0, 0], [20, 2000], [40, 5500], [60, 7400]));
  });

  test('intervals are not summed where a register exists (E-1)', () => {
    const samples = [interval(20, 9000), interval(40, 9000)];
    assert.deepEqual(found({ start: 1000, stop: 8400, samples }), { energyWh: 7400, ...byRegister });
  });

  test('intervals are summed where no register exists, the same one once (E-1, E-2)', () => {
    const samples = [interval(15, 500), interval(30, 700), interval(30, 700), interval(45, 300)];
    const { curve, ...rest } = counted({ samples });
    assert.deepEqual(rest, { energyWh: 1500, ...byIntervals });
    assert.deepEqual(curve, curveOf([0, 0], [15, 500], [30, 1200], [45, 1500]));
  });

  test('without a stop register the last one counts (E-2)', () => {
    const samples = [register(30, 2500), register(50, 4000)];
    assert.deepEqual(found({ start: 1000, samples }), { energyWh: 3000, ...byLastRegister });
  });

  test('power is summed as trapezoids and marked estimated (E-2)', () => {
    const { curve, ...rest } = counted({ start: 1000, samples: [power(0, 0), power(10, 6000), power(20, 6000)] });
    assert.deepEqual(rest, { energyWh: 1500, ...byPower });
    assert.deepEqual(curve, curveOf([0, 0], [10, 500], [20, 1500]));
  });

  test('a gap of more than twice the usual interval is not bridged, one of twice is (E-2)', () => {
    const before = [power(0, 6000), power(10, 6000), power(20, 6000)];
    const apart = (minutes: number) => [...before, power(20 + minutes, 6000), power(30 + minutes, 6000)];
    assert.equal(counted({ samples: apart(20) }).energyWh, 5000);
    assert.deepEqual(
      counted({ samples: apart(21) }).curve,
      curveOf([0, 0], [10, 1000], [20, 2000], [41, 2000], [51, 3000]),
    );
  });

  test('parts of a watt-hour by power are not lost from point to point (E-2)', () => {
    // 20 W for a minute are a third of a watt-hour.
    const samples = [power(0, 20), power(1, 20), power(2, 20), power(3, 20)];
    assert.deepEqual(counted({ samples }).curve, curveOf([0, 0], [1, 0], [2, 0], [3, 1]));
  });

  test('a power below 0 takes nothing away (E-2)', () => {
    const { curve, energyWh } = counted({ samples: [power(0, 6000), power(10, -6000), power(20, -6000)] });
    assert.equal(energyWh, 500);
    assert.deepEqual(curve, curveOf([0, 0], [10, 500], [20, 500]));
  });

  test('two powers of one instant are no interval: neither energy nor the usual gap (E-2)', () => {
    const twice = (minutes: number) => [power(minutes, 6000), sample(minutes, { powerW: 6000, registerWh: 5 })];
    assert.deepEqual(found({ samples: twice(0) }), { ...nothing, flags: ['start_missing'] });
    const samples = [...twice(0), ...twice(10), ...twice(20)].map((one) => ({ ...one, registerWh: null }));
    const unlike = samples.map((one, index) => ({ ...one, powerW: 6000 + (index % 2) }));
    assert.equal(counted({ samples: unlike }).energyWh, 2000);
  });

  test('where nothing is known the energy is null, never 0 (E-2)', () => {
    for (const what of [{}, { start: 1000 }, { stop: 8400 }, { start: 0, end: null }, { samples: [power(5, 7000)] }]) {
      assert.deepEqual(counted(what), { ...nothing, flags: [], curve: [] });
    }
  });

  test('a session that took nothing took 0 (E-1)', () => {
    assert.deepEqual(found({ start: 1000, stop: 1000 }), { energyWh: 0, ...byRegister });
  });
});

describe('where the register begins', () => {
  test('a missing start is taken from the first sample and flagged (E-3)', () => {
    const { curve, ...rest } = counted({ stop: 18_000, samples: [register(5, 10_000), register(30, 14_000)] });
    assert.deepEqual(rest, { energyWh: 8000, method: 'register', quality: 'partial', flags: ['start_missing'] });
    assert.deepEqual(curve, curveOf([5, 0], [30, 4000], [60, 8000]));
  });

  test('a lone register without a start is no energy, and says why (E-3)', () => {
    assert.deepEqual(found({ samples: [register(5, 10_000)] }), { ...nothing, flags: ['start_missing'] });
  });

  test('a missing start does not make intervals partial (E-3)', () => {
    const samples = [sample(30, { registerWh: 10_000, intervalWh: 800 }), interval(60, 900)];
    assert.deepEqual(found({ samples }), { energyWh: 1700, ...byIntervals, flags: ['start_missing'] });
  });

  test('a start of 0 before a lifetime register is no baseline (E-3)', () => {
    const { curve, ...rest } = counted({ start: 0, stop: 1_240_000, samples: [register(5, 1_234_567)] });
    assert.deepEqual(rest, { energyWh: 5433, ...byRegister, quality: 'partial', flags: ['start_zero'] });
    assert.deepEqual(curve, curveOf([5, 0], [60, 5433]));
  });

  test('a start of 0 stays where the first sample can be reached from it, up to the watt-hour (E-3)', () => {
    const first = (wh: number) => ({ start: 0, end: null, samples: [register(30, wh), register(60, 12_200)] });
    const station = { maximumPowerW: 11_000 };
    assert.deepEqual(found({ ...first(6050), station }), {
      energyWh: 12_200,
      ...byLastRegister,
      flags: ['power_exceeded'],
    });
    assert.deepEqual(found({ ...first(6051), station }), {
      energyWh: 6149,
      ...byLastRegister,
      quality: 'partial',
      flags: ['start_zero'],
    });
  });

  test('500 kW stand for a maximum that is not known (E-3, E-6)', () => {
    const station = { maximumPowerW: null };
    const first = (wh: number) => ({ start: 0, end: 12, stop: 110_000, samples: [register(6, wh)], station });
    assert.deepEqual(found(first(55_000)), { energyWh: 110_000, ...byRegister });
    assert.deepEqual(found(first(55_001)), {
      energyWh: 54_999,
      ...byRegister,
      quality: 'partial',
      flags: ['start_zero'],
    });
    assert.deepEqual(found({ start: 1, end: 6, stop: 55_002, station }).flags, ['power_exceeded']);
  });

  const perSession = [register(1, 0), register(15, 1000), register(30, 2500), register(45, 4000)];
  const anew = { ...byRegister, flags: ['counts_per_session'] };

  test('samples below the start are counted per session, the stop likewise (E-4)', () => {
    const { curve, ...rest } = counted({ start: 50_000, stop: 4800, samples: perSession });
    assert.deepEqual(rest, { energyWh: 4800, ...anew });
    assert.deepEqual(curve, curveOf([0, 0], [1, 0], [15, 1000], [30, 2500], [45, 4000], [60, 4800]));
  });

  test('samples per session under a stop of the lifetime register give the same (E-4)', () => {
    assert.deepEqual(found({ start: 50_000, stop: 54_800, samples: perSession }), { energyWh: 4800, ...anew });
  });

  test('one sample that is not below the start makes the others outliers or falls (E-4, E-5)', () => {
    const samples = [register(15, 1000), register(30, 50_000)];
    const { energyWh, flags } = counted({ start: 50_000, stop: 54_800, samples });
    assert.deepEqual({ energyWh, flags }, { energyWh: 4800, flags: ['outlier'] });
  });

  test('a lone stop below the start counts per session only where the station is known for it (E-4)', () => {
    const lone = { start: 50_000, stop: 4800 };
    assert.deepEqual(found({ ...lone, station: { countsPerSession: true } }), { energyWh: 4800, ...anew });
    assert.deepEqual(found(lone), { ...nothing, flags: ['register_fell'] });
  });
});

describe('a register that does not only rise', () => {
  const fell = { ...byRegister, flags: ['register_fell'] };

  test('a reset splits the session: the sum of its pieces counts (E-5)', () => {
    const samples = [register(15, 2000), register(30, 3000), register(45, 500)];
    const { curve, ...rest } = counted({ start: 1000, stop: 1500, samples });
    assert.deepEqual(rest, { energyWh: 3000, ...fell });
    assert.deepEqual(curve, curveOf([0, 0], [15, 1000], [30, 2000], [45, 2000], [60, 3000]));
  });

  test('two resets make three pieces (E-5)', () => {
    const samples = [register(10, 1600), register(20, 100), register(30, 700), register(40, 50)];
    assert.deepEqual(found({ start: 1000, stop: 650, samples }), { energyWh: 1800, ...fell });
  });

  test('a single sample at 0 between two plausible ones is dropped (E-5)', () => {
    const samples = [register(20, 3000), register(30, 0), register(40, 5000)];
    const { curve, ...rest } = counted({ start: 1000, stop: 6000, samples });
    assert.deepEqual(rest, { energyWh: 5000, ...byRegister, flags: ['outlier'] });
    assert.deepEqual(curve, curveOf([0, 0], [20, 2000], [40, 4000], [60, 5000]));
  });

  test('while a session is open its last sample waits, where it falls, for the one that tells a dip from a reset (E-5, E-10)', () => {
    const [risen, dipped] = [register(20, 3000), register(30, 0)];
    const open = (...samples: CountedSample[]) => counted({ start: 1000, end: null, samples });
    const byLast = { energyWh: 2000, ...byRegister, method: 'last_register' };
    const { curve, ...rest } = open(risen, dipped);
    assert.deepEqual(rest, byLast);
    assert.deepEqual(curve, curveOf([0, 0], [20, 2000]));
    assert.deepEqual(open(risen, dipped, register(40, 3000)).flags, ['outlier']);
    assert.deepEqual(open(risen, dipped, register(40, 500)).flags, ['register_fell']);
    assert.deepEqual(found({ start: 1000, end: null, samples: [dipped] }), { ...nothing, flags: [] });
    assert.deepEqual(found({ start: 1000, end: 60, samples: [risen, dipped] }), {
      ...byLast,
      flags: ['register_fell'],
    });
  });

  test('a single spike is dropped (E-5)', () => {
    const samples = [register(30, 9_999_999)];
    assert.deepEqual(found({ start: 1000, stop: 6000, samples }), {
      energyWh: 5000,
      ...byRegister,
      flags: ['outlier'],
    });
  });

  test('a spike of two samples is counted, and found implausible (E-5, E-6)', () => {
    const samples = [register(10, 900_000), register(20, 900_100)];
    const flags = ['register_fell', 'power_exceeded'];
    assert.deepEqual(found({ start: 1000, stop: 3000, samples }), { energyWh: 899_100, ...byRegister, flags });
  });

  test('a register that only falls tells nothing, and the next source answers under its flag (E-2, E-5)', () => {
    assert.deepEqual(found({ start: 1000, stop: 400 }), { ...nothing, flags: ['register_fell'] });
    const samples = [interval(30, 250), interval(60, 350)];
    assert.deepEqual(found({ start: 1000, stop: 400, samples }), {
      energyWh: 600,
      ...byIntervals,
      flags: ['register_fell'],
    });
  });
});

describe('what is not plausible', () => {
  test('energy above maximum power times duration times 1.1 is flagged and kept, up to the watt-hour (E-6)', () => {
    const station = { maximumPowerW: 11_000 };
    assert.deepEqual(found({ start: 1, stop: 12_101, station }), { energyWh: 12_100, ...byRegister });
    assert.deepEqual(found({ start: 1, stop: 12_102, station }), {
      energyWh: 12_101,
      ...byRegister,
      flags: ['power_exceeded'],
    });
  });

  test('an end before the start is flagged; its energy stands at the start (E-6)', () => {
    const { curve, ...rest } = counted({ start: 1000, stop: 1500, end: -10 });
    assert.deepEqual(rest, { energyWh: 500, ...byRegister, flags: ['power_exceeded', 'negative_duration'] });
    assert.deepEqual(curve, curveOf([0, 0], [0, 500]));
    assert.deepEqual(found({ start: 1000, stop: 1000, end: -10 }).flags, ['negative_duration']);
  });

  test('sessions of one charging point overlap where they share more than an instant (E-6)', () => {
    const flags = (startedAtMs: number, endedAtMs: number | null) =>
      found({ start: 1000, stop: 1500, neighbours: [{ startedAtMs, endedAtMs }], nowMs: minute(30) }).flags;
    assert.deepEqual(flags(minute(-60), minute(0)), []);
    assert.deepEqual(flags(minute(60), minute(90)), []);
    assert.deepEqual(flags(minute(30), minute(30)), []);
    assert.deepEqual(flags(minute(-60), minute(0) + 1), ['overlap']);
    assert.deepEqual(flags(minute(30) - 1, null), ['overlap']);
    assert.deepEqual(flags(minute(30), null), []);
  });

  test('a start or an end more than five minutes after it was heard is flagged (E-6)', () => {
    const flags = (session: Partial<CountedSession>) => found({ start: 1000, stop: 1500, session }).flags;
    assert.deepEqual(flags({ startHeardAtMs: minute(-5), endHeardAtMs: minute(55) }), []);
    assert.deepEqual(flags({ startHeardAtMs: minute(-5) - 1 }), ['in_future']);
    assert.deepEqual(flags({ endHeardAtMs: minute(55) - 1 }), ['in_future']);
  });

  test('a register of a thousandth of the energy by power looks like a wrong unit (E-6)', () => {
    const samples = [power(0, 6000), power(60, 6000)];
    const flags = (energyWh: number) => found({ start: 10, stop: 10 + energyWh, samples }).flags;
    // 6,000 Wh by power are 2,000 times 3 Wh and 500 times 12 Wh.
    for (const energyWh of [3, 6, 12]) assert.deepEqual(flags(energyWh), ['scale_suspected']);
    for (const energyWh of [0, 2, 13, 6000]) assert.deepEqual(flags(energyWh), []);
  });
});

describe('when energy flowed', () => {
  const buckets = (what: Said, edgesMs: readonly number[]) => {
    const { curve } = counted(what);
    const each = edgesMs.slice(1).map((edge, index) => whBetween(curve, edgesMs[index] ?? edge, edge));
    assert.deepEqual(each, oracleBuckets(curve, edgesMs));
    return each;
  };

  test('buckets hold whole watt-hours that add up however the hour is cut (E-7)', () => {
    const three = { start: 1000, stop: 1003 };
    assert.deepEqual(buckets(three, [0, 20, 40, 60].map(minute)), [1, 1, 1]);
    assert.deepEqual(buckets(three, [-15, 0, 15, 30, 45, 60, 75].map(minute)), [0, 0, 1, 1, 1, 0]);
  });

  test('energy without duration belongs to the bucket in which it begins (E-7)', () => {
    const atOnce = { start: 1000, stop: 1005, end: 0 };
    assert.deepEqual(buckets(atOnce, [startMs - 1, startMs, startMs + 1, minute(1)]), [0, 5, 0]);
  });

  test('an open session shows its energy up to the last value (E-10)', () => {
    const open = { start: 1000, end: null };
    assert.deepEqual(found({ ...open, samples: [register(10, 1900)] }), { energyWh: 900, ...byLastRegister });
    assert.deepEqual(found({ ...open, samples: [register(10, 1900), register(20, 3100)] }), {
      energyWh: 2100,
      ...byLastRegister,
    });
  });

  test('an open session is measured against the time of its last sample, of any kind (E-6, E-10)', () => {
    const open = { start: 1, end: null, station: { maximumPowerW: 10_000 } };
    assert.deepEqual(found({ ...open, samples: [register(6, 1102)] }).flags, ['power_exceeded']);
    assert.deepEqual(found({ ...open, samples: [register(6, 1102), power(7, 0)] }).flags, []);
  });
});

describe('samples late, twice, in any order, and in other units', () => {
  const samples = [register(15, 2000), sample(30, { registerWh: 3500, powerW: 6000 }), register(45, 700)];

  test('order and repetition of samples change nothing (E-11)', () => {
    const once = counted({ start: 1000, stop: 1500, samples });
    assert.equal(once.energyWh, 3300);
    assert.deepEqual(counted({ start: 1000, stop: 1500, samples: samples.toReversed() }), once);
    assert.deepEqual(counted({ start: 1000, stop: 1500, samples: [...samples, ...samples.toReversed()] }), once);
  });

  test('a value after the stop changes the energy only where the stop had none (E-11)', () => {
    const late = [register(30, 4000), register(61, 6000)];
    assert.deepEqual(found({ start: 1000, stop: 5000, samples: late }), { energyWh: 4000, ...byRegister });
    assert.deepEqual(found({ start: 1000, samples: late }), { energyWh: 5000, ...byLastRegister });
  });

  test('a value of the very end counts, one from before the start never (E-11)', () => {
    const edge = [register(-1, 10), register(0, 1100), register(60, 5000)];
    const { curve } = counted({ start: 1000, stop: 5000, samples: edge });
    assert.deepEqual(curve, curveOf([0, 0], [0, 100], [60, 4000], [60, 4000]));
  });

  test('kilowatt-hours labelled Wh are read a thousandfold, powers are not (E-13)', () => {
    const station = { scale: 1000 } as const;
    assert.deepEqual(found({ start: 12, stop: 19, samples: [register(30, 15)], station }), {
      energyWh: 7000,
      ...byRegister,
    });
    assert.deepEqual(found({ samples: [interval(30, 3), interval(60, 4)], station }), {
      energyWh: 7000,
      ...byIntervals,
    });
    assert.deepEqual(found({ samples: [power(0, 7000), power(60, 7000)], station }), { energyWh: 7000, ...byPower });
  });
});
