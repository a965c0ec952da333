// The profiles that carry a limit, and what a station says they come to, where both versions agree.
import type { Intent } from '../intents.ts';
import { isRecord, readFilledText } from './edge.ts';
import type { CommandEnd } from './protocol.ts';

type Wish = Extract<Intent, { intent: 'setLimit' }>;

const phaseVoltageV = 230;
/** The ids of our profiles: this one for the station as a whole, and those after it for its charging points. */
const firstProfileId = 9_000;
/** Long enough to hold for now: the first period is all that is looked at. */
export const scheduleSeconds = 60;
/** Long ago for every clock that can be believed, so that the limit holds at once. */
const since = '2020-01-01T00:00:00Z';

export const profileIdOf = (place: number): number => firstProfileId + place;

/** A limit without end. */
export function scheduleOf({ unit, phases }: Pick<Wish, 'unit' | 'phases'>, limitAmps: number) {
  const limit = unit === 'A' ? limitAmps : limitAmps * phaseVoltageV * phases;
  const period = { startPeriod: 0, limit, ...(unit === 'A' && { numberPhases: phases }) };
  return { startSchedule: since, chargingRateUnit: unit, chargingSchedulePeriod: [period] };
}

/** Nothing to clear is cleared. */
export function isCleared({ limitAmps }: Wish, status: string): boolean {
  return limitAmps === null && status === 'Unknown';
}

/** Amperes a phase from now on; null where the schedule limits nothing. */
export function scheduleAnswer(
  word: unknown,
  schedule: unknown,
  { unit, phases }: Pick<Wish, 'unit' | 'phases'>,
): CommandEnd {
  const status = readFilledText(word, 64);
  if (status !== 'Accepted') {
    const detail = status === null ? 'The station answered without a status.' : null;
    return { state: status === null ? 'failed' : 'rejected', status, detail, settings: [] };
  }
  const toldAmps = limitIn(schedule, { unit, phases });
  const detail = toldAmps === null ? 'No limit.' : `${Math.round(toldAmps * 10) / 10} A`;
  return { state: 'accepted', status, detail, settings: [], toldAmps };
}

function limitIn(schedule: unknown, { unit, phases }: Pick<Wish, 'unit' | 'phases'>): number | null {
  const periods: unknown = isRecord(schedule) ? schedule['chargingSchedulePeriod'] : undefined;
  const period: unknown = Array.isArray(periods) ? periods[0] : undefined;
  const limit = isRecord(period) ? Number(period['limit'] ?? NaN) : NaN;
  if (!Number.isFinite(limit) || limit < 0) return null;
  const told = (isRecord(schedule) && schedule['chargingRateUnit']) || unit;
  return told === 'W' ? limit / (phaseVoltageV * phases) : limit;
}

/** Of several places the highest limit is what the station may take at one of them; none is higher than any. */
export function higherLimit(
  one: number | null | undefined,
  other: number | null | undefined,
): number | null | undefined {
  if (one === undefined) return other;
  if (other === undefined) return one;
  return one === null || other === null ? null : Math.max(one, other);
}
