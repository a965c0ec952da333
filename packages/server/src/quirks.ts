// What is known of a station's ways, as it is handed around. Types only; imports nothing.

/** What is said of a quirk beside its name: those of stations/quirks/table.ts that it takes. */
export type QuirkParameters = {
  /** IANA name of the zone whose clock the station tells. */
  timeZone?: string;
  /** The ways to a current limit that are tried, in this order. */
  ways?: readonly LimitWay[];
  highestStackLevel?: number;
  /** A configuration key of 1.6, or `Component.Variable`. */
  settingKey?: string;
  settingUnit?: 'A' | 'mA' | 'W';
};
export type LimitWay = 'station' | 'point' | 'setting';
/** By name, the quirks that a station is treated with now. */
export type ActingQuirks = Readonly<Record<string, QuirkParameters>>;
