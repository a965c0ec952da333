// Which quirks a make of stations has, and what quirks mean for current limits. Pure.
import type { ActingQuirks, LimitWay, QuirkParameters } from '../../quirks.ts';
import { limitWays, quirkNames, quirkOf, type ParameterName, type QuirkName } from './table.ts';

/** What a station says of itself; `version` is that of OCPP. */
export type Described = {
  version: string | null;
  vendor: string | null;
  model: string | null;
  firmware: string | null;
};

/** The quirks that a station is known to have for what it says of itself. */
export function quirksOfMake(station: Described): { quirk: QuirkName; parameters: QuirkParameters }[] {
  const spoken = station.version === '1.6' ? '1.6' : '2.x';
  return quirkNames.flatMap((quirk) => {
    const make = quirkOf[quirk].recognised.find(
      ({ version = spoken, vendor, model, firmware }) =>
        version === spoken &&
        fits(vendor, station.vendor) &&
        fits(model, station.model) &&
        fits(firmware, station.firmware),
    );
    return make === undefined ? [] : [{ quirk, parameters: make.parameters }];
  });
}

function fits(pattern: RegExp | undefined, text: string | null): boolean {
  return pattern === undefined || pattern.test(text?.trim() ?? '');
}

type Kept = { quirk: QuirkName; source: 'found' | 'recognised' | 'set'; liftedAt: Date | null };

/** Whether anything is done about it. */
export function isActing({ quirk, source, liftedAt }: Kept): boolean {
  return source === 'found' ? (quirkOf[quirk].actsWhenNoticed ?? false) : liftedAt === null;
}

/** What admins may set besides what is set or known already. */
export function choicesBeside(
  kept: readonly { quirk: QuirkName; acting: boolean }[],
): { quirk: QuirkName; takes: ParameterName[] }[] {
  return quirkNames
    .filter((name) => quirkOf[name].setOn === 'page' && !kept.some(({ quirk, acting }) => quirk === name && acting))
    .map((quirk) => ({ quirk, takes: [...quirkOf[quirk].takes] }));
}

export function missingOf(quirk: QuirkName, parameters: QuirkParameters): ParameterName[] {
  return quirkOf[quirk].takes.filter((name) => parameters[name] === undefined);
}

/** What the quirks of a station say about its current limits. */
export type LimitTraits = {
  /** To be tried in this order, and no others. */
  ways: readonly LimitWay[];
  /** No higher one is used; null where the station’s own word holds. */
  highestStackLevel: number | null;
  /** The vendor’s own setting; null where none is known. */
  setting: { key: string; unit: 'A' | 'mA' | 'W' } | null;
};

export function limitTraitsOf(acting: ActingQuirks): LimitTraits {
  const { ways } = acting['limit_ways'] ?? {};
  const { highestStackLevel } = acting['highest_stack_level'] ?? {};
  const { settingKey: key, settingUnit: unit } = acting['limit_setting'] ?? {};
  return {
    ways: ways ?? limitWays,
    highestStackLevel: highestStackLevel ?? null,
    setting: key === undefined || unit === undefined ? null : { key, unit },
  };
}
