// How a station is brought to its limit: which ways there are, what an answer means, what is asked next. Pure.
import type { CommandState } from '../../facts.ts';
import type { LimitWay } from '../../quirks.ts';

const phaseVoltageV = 230;
/** What stations round, and what conversions between watts and amperes lose. */
const toleranceAmps = 0.5;
/** Stations keep the profile of the whole station where writing wears. */
const stationWritesApartMs = 60_000;

/** What is known of a station's habits. */
export type LimitTraits = {
  ways: readonly LimitWay[];
  highestStackLevel: number | null;
  setting: { key: string; unit: 'A' | 'mA' | 'W' } | null;
};

/** What a station said of how it takes profiles, in its own words; null where it said nothing. */
export type Said = { supported: string | null; units: string | null; level: string | null; phases: string | null };

export type Abilities = {
  takesProfiles: boolean;
  unit: 'A' | 'W';
  phases: number;
  highestLevel: number;
  /** Nothing was said at all: it may be asked. */
  isKnown: boolean;
};

export function abilitiesOf({ supported, units, level, phases }: Said): Abilities {
  const highestLevel = Number(level ?? 0);
  return {
    takesProfiles: supported === null || /smartcharging|^true$/i.test(supported),
    unit: !units || /current|\ba\b/i.test(units) ? 'A' : 'W',
    phases: phasesOf(phases),
    highestLevel: highestLevel > 0 ? Math.floor(highestLevel) : 0,
    isKnown: units !== null || level !== null,
  };
}

/** A number of phases (2.x), or how each point is wired (1.6), where one that is not wired in phases has one or none. */
function phasesOf(text: string | null): number {
  const count = Number(text ?? '');
  if (count >= 1 && count <= 3) return count;
  return text !== null && /NotApplicable/.test(text) && !/[RST]{3}/.test(text) ? 1 : 3;
}

/** Places are charging points; 0 is the station as a whole, or each of its points. */
export type Attempt =
  | { way: 'station' | 'point'; places: readonly number[]; level: number }
  | { way: 'setting'; key: string; unit: 'A' | 'mA' | 'W' };

/** In the order in which they are tried. */
export function attemptsOf(abilities: Abilities, points: readonly number[], traits: LimitTraits): Attempt[] {
  const highest = Math.min(abilities.highestLevel, traits.highestStackLevel ?? Infinity);
  const levels = highest > 0 ? [highest, 0] : [0];
  return traits.ways.flatMap((way): Attempt[] => {
    if (way === 'setting') return traits.setting === null ? [] : [{ way, ...traits.setting }];
    if (!abilities.takesProfiles) return [];
    const places = way === 'station' || points.length === 0 ? [[0]] : [[0], points];
    return places.flatMap((each) => levels.map((level) => ({ way, places: each, level })));
  });
}

/** What the station took last; `before` is what it had taken before that. */
export type Written = { attempt: Attempt; amps: number | null; before: number | null; phases: number };

export type Standing = {
  /** Which of the attempts is made. */
  attempt: number;
  /** One of them was taken, though it did not hold. */
  taken: boolean;
  written: Written | null;
  /** When the profile of the whole station was written. */
  writtenAt: Date | null;
  /** Of this connection: asked how it takes limits, the limit taken, and read back. */
  asked: boolean;
  fresh: boolean;
  checked: boolean;
};

export type Doing = 'ask' | 'write' | 'read';
type Ended = { state: CommandState | null; status: string | null };

/** `unsure`: nobody knows what became of it, or it never arrived. */
function answerOf({ state, status }: Ended): 'yes' | 'no' | 'unsure' {
  if (state === 'accepted') return 'yes';
  // An error of the protocol is an answer, too.
  return state === 'rejected' || (state === 'failed' && status !== null) ? 'no' : 'unsure';
}

/** Whether what the station told fits what it was told: less than that is its own affair, unless it is what it had before. */
export function holds({ amps, before }: Written, toldAmps: number | null): boolean {
  const isBefore = before !== null && toldAmps !== null && Math.abs(toldAmps - before) <= toleranceAmps;
  if (amps === null) return !isBefore;
  if (toldAmps === null || toldAmps > amps + toleranceAmps) return false;
  return !(isBefore && before < amps - toleranceAmps);
}

export type Settled = {
  standing: Standing;
  /** What is now known of the limit. */
  seen?: { state: 'waiting' | 'applied'; toldAmps: number | null; wasTold: boolean };
  /** It is better tried again later. */
  later?: true;
};

type Answer = { doing: Doing; ended: Ended; writing: Written | null; toldAmps: number | null; now: Date };

export function settle(standing: Standing, { doing, ended, writing, toldAmps, now }: Answer): Settled {
  const answer = answerOf(ended);
  if (doing === 'ask') return { standing: { ...standing, asked: true } };
  if (answer === 'unsure')
    return { standing: doing === 'write' ? { ...standing, written: null } : standing, later: true };
  if (doing === 'read') return afterReading(standing, answer === 'yes', toldAmps);
  // Whoever knows no profiles has none that could be lifted.
  const isNothing = writing?.amps === null && writing.attempt.way !== 'setting';
  if (answer === 'yes' || isNothing) {
    const isOfStation = writing?.attempt.way === 'station';
    const writtenAt = isOfStation ? now : standing.writtenAt;
    return { standing: { ...standing, written: writing, writtenAt, taken: true, fresh: true, checked: false } };
  }
  return { standing: { ...standing, attempt: standing.attempt + 1 } };
}

function afterReading(standing: Standing, wasTold: boolean, toldAmps: number | null): Settled {
  const { written, fresh, attempt } = standing;
  if (written === null) return { standing };
  if (wasTold ? holds(written, toldAmps) : written.amps === null) {
    return { standing: { ...standing, checked: true }, seen: { state: 'applied', toldAmps, wasTold } };
  }
  // It may have forgotten it while it was away; of one that does not tell, nobody knows.
  if (!fresh) return { standing: { ...standing, written: null }, seen: { state: 'waiting', toldAmps, wasTold } };
  if (!wasTold) return { standing: { ...standing, checked: true }, seen: { state: 'waiting', toldAmps, wasTold } };
  const next = { ...standing, written: null, attempt: attempt + 1 };
  return { standing: next, seen: { state: 'waiting', toldAmps, wasTold } };
}

export type Step = 'ask' | 'write' | 'read' | 'wait' | 'rest' | 'giveUp' | 'nothing';
type Known = { limitAmps: number | null; attempts: readonly Attempt[]; isKnown: boolean; now: Date };

export function nextStep(standing: Standing, { limitAmps, attempts, isKnown, now }: Known): Step {
  const { asked, written, checked, attempt, writtenAt } = standing;
  if (!isKnown && !asked) return 'ask';
  if (written !== null && written.amps === limitAmps) return checked ? 'rest' : 'read';
  const next = attempts[attempt];
  if (next === undefined) return limitAmps === null && attempts.length === 0 ? 'nothing' : 'giveUp';
  const isTooSoon = writtenAt !== null && now.getTime() - writtenAt.getTime() < stationWritesApartMs;
  return next.way === 'station' && isTooSoon ? 'wait' : 'write';
}

/** When a station whose turn has not come may be written to. */
export function writableAt({ writtenAt }: Standing, now: Date): Date {
  return new Date((writtenAt ?? now).getTime() + stationWritesApartMs);
}

export function settingText(amps: number, unit: 'A' | 'mA' | 'W', phases: number): string {
  const factor = { A: 1, mA: 1000, W: phaseVoltageV * phases };
  return String(Math.round(amps * factor[unit]));
}

/** Null where it is no number. */
export function settingAmps(text: string | null, unit: 'A' | 'mA' | 'W', phases: number): number | null {
  const factor = { A: 1, mA: 1000, W: phaseVoltageV * phases };
  const value = text === null || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) ? value / factor[unit] : null;
}
