// When cars come and how long they stay: endless lists of visits in the order of time; knows no stations.
import { between, exponentialMs, type Random } from '../world/random.ts';

/** A car comes at `atMs` (epoch milliseconds) and stays. */
export type Visit = { atMs: number; stayMs: number };

export type ScenarioName = 'day' | 'steady' | 'storm';

/** What a scenario is told: its beginning in epoch milliseconds, and how many charging points there are. */
export type Setting = { startMs: number; points: number; random: Random; hourOf?: (atMs: number) => number };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Arrivals per charging point in each hour of the day: people come to work, and they come home. */
const arrivalsPerHour = [
  0.01, 0.01, 0.01, 0.01, 0.02, 0.05, 0.12, 0.28, 0.34, 0.22, 0.12, 0.12, 0.16, 0.14, 0.1, 0.12, 0.2, 0.32, 0.36, 0.24,
  0.14, 0.08, 0.04, 0.02,
];
const busiestPerHour = Math.max(...arrivalsPerHour);

/** How long before its beginning a scenario is thought to run, so that cars stand there from the first moment. */
const warmUpMs = 12 * hourMs;
/** Cars that are there at the beginning come within so long. */
const settleInMs = 20_000;

const localHour = (atMs: number) => new Date(atMs).getHours();

/** A day after the other, with peaks in the morning and in the evening. */
function* day({ startMs, points, random, hourOf = localHour }: Setting): Generator<Visit> {
  const meanMs = hourMs / (busiestPerHour * points);
  for (let atMs = startMs - warmUpMs; ; atMs += exponentialMs(random, meanMs)) {
    const hour = hourOf(atMs);
    // Drawn at the rate of the busiest hour, and thinned out to that of the present one.
    if (random() * busiestPerHour > (arrivalsPerHour[hour] ?? 0)) continue;
    const isEvening = hour >= 17 || hour < 4;
    const stayMs = isEvening ? between(random, 2 * hourMs, 9 * hourMs) : between(random, 0.5 * hourMs, 4 * hourMs);
    yield { atMs, stayMs };
  }
}

/** Always about six of ten points in use. */
function* steady({ startMs, points, random }: Setting): Generator<Visit> {
  const shortestMs = 15 * minuteMs;
  const longestMs = 75 * minuteMs;
  const meanMs = (shortestMs + longestMs) / 2 / (0.6 * points);
  for (let atMs = startMs - warmUpMs; ; atMs += exponentialMs(random, meanMs)) {
    yield { atMs, stayMs: between(random, shortestMs, longestMs) };
  }
}

/** All at once, a quarter of an hour long, and again after five minutes. */
function* storm({ startMs, points, random }: Setting): Generator<Visit> {
  for (let waveMs = startMs; ; waveMs += 20 * minuteMs) {
    for (let car = 0; car < points; car += 1) {
      yield { atMs: waveMs, stayMs: between(random, 14 * minuteMs, 15 * minuteMs) };
    }
  }
}

const scenarios: Record<ScenarioName, (setting: Setting) => Generator<Visit>> = { day, steady, storm };

export const scenarioNames = Object.keys(scenarios) as readonly ScenarioName[];

/** The visits of a scenario from its beginning on, endless; cars that came before and are still there come first. */
export function* visitsOf(name: ScenarioName, setting: Setting): Generator<Visit> {
  const { startMs, random } = setting;
  const present: Visit[] = [];
  for (const visit of scenarios[name](setting)) {
    if (visit.atMs >= startMs) {
      yield* present.splice(0).sort((one, other) => one.atMs - other.atMs);
      yield visit;
      continue;
    }
    const leftMs = visit.atMs + visit.stayMs - startMs;
    if (leftMs > minuteMs) present.push({ atMs: startMs + between(random, 0, settleInMs), stayMs: leftMs });
  }
}
