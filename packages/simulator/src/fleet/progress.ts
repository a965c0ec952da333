// One line about a whole fleet, for whoever watches; changes nothing.
import type { SimulatedStation } from '../station.ts';
import type { TrafficCounts } from './traffic.ts';

/** What the stations do at a moment, in a line. */
export function progressLine(nowMs: number, stations: readonly SimulatedStation[], counts: TrafficCounts): string {
  const points = stations.flatMap((station) => station.points);
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  const inUse = points.filter(({ session }) => session !== undefined);
  const powerKw = sum(inUse.map(({ powerW }) => powerW)) / 1000;
  const sessionKwh = sum(inUse.map(({ meterWh, session }) => meterWh - (session?.startWh ?? 0))) / 1000;
  const queued = sum(stations.map((station) => station.queued));
  return [
    new Date(nowMs).toISOString().slice(0, 19).replace('T', ' '),
    `${stations.filter(({ isAccepted }) => isAccepted).length}/${stations.length} stations online`,
    `${inUse.length}/${points.length} points charging`,
    `${powerKw.toFixed(1)} kW`,
    `${sessionKwh.toFixed(1)} kWh in running sessions`,
    `${counts.visits} visits (${counts.refused} refused, ${counts.turnedAway} turned away)`,
    `${queued} messages waiting`,
  ].join('  ');
}
