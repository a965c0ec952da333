// The calendar against one who walks the minutes and reads the clock from Intl, around each clock change of ten years:
// some zones in the suite, all with DEEP=1.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueAfter, type Schedule } from './calendar.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const firstDay = Date.UTC(2026, 0, 1);
const lastDay = Date.UTC(2036, 0, 1);

/** Gaps of an hour, half an hour, two hours; at night, at midnight; north, south; with Ramadan; and none at all. */
const someZones = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Santiago',
  'America/St_Johns',
  'Antarctica/Troll',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Europe/Helsinki',
  'Pacific/Chatham',
  'UTC',
];
const zones = process.env['DEEP'] === '1' ? Intl.supportedValuesOf('timeZone') : someZones;
const times = [
  '00:00',
  '00:30',
  '01:00',
  '01:45',
  '02:00',
  '02:15',
  '02:30',
  '02:59',
  '03:00',
  '03:30',
  '04:00',
  '23:59',
];
const windows = [
  ['00:00', '00:00'],
  ['00:30', '02:30'],
  ['02:10', '02:20'],
  ['02:30', '02:00'],
  ['22:00', '03:30'],
] as const;

type Wall = (ms: number) => string;

/** YYYY-MM-DD HH:MM of an instant. */
function wallOf(timeZone: string): Wall {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  return (ms) => format.format(ms);
}

/** The day so many after that of a wall-clock time: as days follow each other on paper, whatever clocks do. */
function dayAfter(shown: string, days: number): string {
  return new Date(Date.parse(`${shown.slice(0, 10)}T00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Days on which the clock is changed: a day later it shows another time. */
function* changes(wall: Wall): Generator<number> {
  const timeAt = (ms: number) => wall(ms).slice(11);
  for (let ms = firstDay, before = timeAt(ms); ms < lastDay; ms += dayMs) {
    const next = timeAt(ms + dayMs);
    if (next !== before) yield ms;
    before = next;
  }
}

/** The first minute of each wall-clock time from two days before to three days after, where the clock skips it the next that it shows. */
function walk(wall: Wall, aroundMs: number): (wanted: string) => number | undefined {
  const shown: [wall: string, ms: number][] = [];
  for (let ms = aroundMs - 2 * dayMs; ms <= aroundMs + 3 * dayMs; ms += minuteMs) {
    const now = wall(ms);
    if (shown.length === 0 || now > (shown.at(-1)?.[0] ?? '')) shown.push([now, ms]);
  }
  return (wanted) => {
    let [low, high] = [0, shown.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((shown[middle]?.[0] ?? '') < wanted) low = middle + 1;
      else high = middle;
    }
    return shown[low]?.[1];
  };
}

/** What is due in the three days from the day before the change, by schedule of every day. */
function expected(first: (wanted: string) => number | undefined, days: string[], { from, to }: Schedule): string[] {
  const ends = new Set<number>();
  const starts = new Set<number>();
  days.slice(0, -1).forEach((day, nth) => {
    const start = first(`${day} ${from}`) ?? NaN;
    const end = to === undefined ? NaN : (first(`${to > from ? day : days[nth + 1]} ${to}`) ?? NaN);
    if (start === end) return;
    starts.add(start);
    if (to !== undefined) ends.add(end);
  });
  const only = (these: Set<number>, others: Set<number>, phase: string) =>
    [...these].filter((ms) => !others.has(ms)).map((ms) => `${ms} ${phase}`);
  return [...only(starts, ends, 'start'), ...only(ends, starts, 'end')].sort();
}

const schedules: Schedule[] = [
  ...times.map((from): Schedule => ({ every: 'daily', from })),
  ...windows.map(([from, to]): Schedule => ({ every: 'daily', from, to })),
];

test('around each clock change of ten years what is due is what walking the minutes finds', () => {
  let compared = 0;
  for (const timeZone of zones) {
    const wall = wallOf(timeZone);
    const around = [Date.UTC(2028, 1, 28), ...changes(wall)];
    for (const aroundMs of around) {
      const first = walk(wall, aroundMs);
      const days = [-1, 0, 1, 2, 3].map((nth) => dayAfter(wall(aroundMs), nth));
      // What begins at the edges of these days may touch what lies outside of them.
      const [fromMs, untilMs] = [first(`${days[1]} 00:00`) ?? 0, first(`${days[3]} 00:00`) ?? 0];
      for (const schedule of schedules) {
        const isInside = (line: string) => Number(line.split(' ')[0]) > fromMs && Number(line.split(' ')[0]) < untilMs;
        const found: string[] = [];
        for (const { at, phase } of dueAfter(schedule, timeZone, new Date(fromMs))) {
          if (at.getTime() >= untilMs) break;
          found.push(`${at.getTime()} ${phase}`);
        }
        const wanted = expected(first, days, schedule).filter(isInside);
        assert.deepEqual(found, wanted, `${timeZone}, ${days[1]}, ${schedule.from} to ${schedule.to ?? '-'}`);
        compared += wanted.length;
      }
    }
  }
  assert.ok(compared > 1000);
});
