// The quirks that are kept for single stations, as data: what such a station does, what we do, how it becomes known.
// What we do for every station alike stands in always.ts.
import type { LimitWay, QuirkParameters } from '../../quirks.ts';

/** The ways to a current limit, in the order in which they are tried where nothing else is said. */
export const limitWays: readonly LimitWay[] = ['station', 'point', 'setting'];

export const limitUnits = ['A', 'mA', 'W'] as const;

export type ParameterName = keyof QuirkParameters;

/** A kind of station, as it says of itself when it boots, and what it speaks; what is left out fits all. */
export type Make = {
  version?: '1.6' | '2.x';
  vendor: RegExp;
  model?: RegExp;
  firmware?: RegExp;
  /** The same in words. */
  called: string;
  parameters: QuirkParameters;
};

type Quirk = {
  does: string;
  weDo: string;
  /** Where an admin says it: not at all, on the station's page, or among what is edited of it. */
  setOn: 'nothing' | 'page' | 'edit';
  takes: readonly ParameterName[];
  /** Treated so from the boot on; an admin may lift it. */
  recognised: readonly Make[];
  /** What makes us suspect it, in words. */
  noticedBy?: string;
  /** The deviation that does. */
  noticedByRule?: string;
  /** Whether it is acted upon as soon as it was noticed, or only once an admin has set it. */
  actsWhenNoticed?: true;
  /** Whether a connection is told of it when it is made, and so ends when an admin changes it. */
  heldByConnection?: true;
  /** Whether sessions are counted anew where it comes or goes. */
  countsEnergy?: true;
};

const plain = { setOn: 'nothing', takes: [], recognised: [] } as const;
const counting = { actsWhenNoticed: true, countsEnergy: true } as const;
const onPage = { ...plain, setOn: 'page' } as const;

const table = {
  no_subprotocol: {
    ...plain,
    does: 'names no version of OCPP when it connects',
    weDo: 'speak the version that is set for it',
    setOn: 'edit',
    noticedBy: 'connections that were refused since they named no version',
    noticedByRule: 'no-subprotocol',
  },
  never_answers_pings: {
    ...plain,
    does: 'never answers a ping, or breaks when it gets one',
    weDo: 'send it none, and believe it to be there for three times its heartbeat interval',
    setOn: 'edit',
  },
  local_time_as_z: {
    ...onPage,
    does: 'tells its local time and marks it as UTC (seen on “Chago” stations by Ensto)',
    weDo: 'read its times in its own time zone; until that is set, take the time of arrival',
    takes: ['timeZone'],
    heldByConnection: true,
    noticedBy: 'times that lie ahead of ours by just as much as its time zone does',
    noticedByRule: 'local-time-as-z',
  },
  no_milliseconds: {
    ...onPage,
    does: 'cannot read times with fractions of a second',
    weDo: 'send it whole seconds',
    heldByConnection: true,
  },
  one_setting_per_call: {
    ...onPage,
    does: 'answers for one configuration key in a call, whatever it says of its limit',
    weDo: 'ask for one setting at a time',
    heldByConnection: true,
  },
  counts_per_session: {
    ...plain,
    does: 'tells its whole life at start and stop, and counts from 0 between',
    weDo: 'add the values of the session to the register at its start',
    noticedBy: 'values within a session that lie below the register at its start',
    ...counting,
  },
  register_dips: {
    ...plain,
    does: 'tells 0, or a stray value, now and then',
    weDo: 'leave values out that do not fit between their neighbours',
    noticedBy: 'such values',
    ...counting,
  },
  register_falls: {
    ...plain,
    does: 'lets its register fall back within a session',
    weDo: 'add up the pieces before and after',
    noticedBy: 'a register that falls and goes on from there',
    ...counting,
  },
  starts_at_zero: {
    ...plain,
    does: 'tells 0 at the start although its register stands higher',
    weDo: 'take the first value within the session as its start',
    noticedBy: 'a start at 0 before a register that is far above',
    ...counting,
  },
  start_without_register: {
    ...plain,
    does: 'leaves its register out of the start',
    weDo: 'take the first value within the session as its start',
    noticedBy: 'such starts',
    ...counting,
  },
  kwh_labelled_wh: {
    ...onPage,
    does: 'counts kilowatt-hours and calls them watt-hours',
    weDo: 'take its values a thousandfold, and count all its sessions again',
    countsEnergy: true,
    noticedBy: 'energy that is a thousandth of what power times time makes',
  },
  limit_ways: {
    ...onPage,
    does: 'knows only some of the ways to a current limit, or takes one and does not obey it',
    weDo: 'try only those that are named, in their order: profile for the station, profile for each point, setting',
    takes: ['ways'],
  },
  highest_stack_level: {
    ...onPage,
    does: 'takes charging profiles only up to a stack level, whatever it says',
    weDo: 'use no higher one',
    takes: ['highestStackLevel'],
    recognised: [{ vendor: /^wall ?box/i, called: 'Wallbox', parameters: { highestStackLevel: 0 } }],
  },
  limit_setting: {
    ...onPage,
    does: 'has a setting of its own for the current it offers',
    weDo: 'set it where no charging profile takes effect',
    takes: ['settingKey', 'settingUnit'],
    recognised: [
      {
        version: '1.6',
        vendor: /^wall ?box/i,
        called: 'Wallbox',
        parameters: { settingKey: 'chargingALimitConn1', settingUnit: 'A' },
      },
      {
        version: '1.6',
        vendor: /^growatt/i,
        called: 'Growatt',
        parameters: { settingKey: 'G_MaxCurrent', settingUnit: 'A' },
      },
    ],
  },
} as const satisfies Record<string, Quirk>;

export type QuirkName = keyof typeof table;
export const quirkNames = Object.keys(table) as QuirkName[];
export const quirkOf: Readonly<Record<QuirkName, Quirk>> = table;
