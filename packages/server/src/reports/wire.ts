// Reports as the API asks for and answers them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, named, nullable, nullableRef, oneOf, paging } from '../http/wire.ts';

/** More do not fit into an address. */
const mostChosen = 200;
const Ids = Type.Optional(Type.Array(Id, { maxItems: mostChosen }));
const Day = Type.String({ format: 'date' });
const Wh = Type.Integer();

/** All filters hold at once; of what one filter names, any. */
const filters = {
  /** Days in the organization's time zone, both included. */
  from: Day,
  to: Day,
  /** Each with all below it. */
  groupIds: Ids,
  /** A station's id for all its charging points, or with a point and a charging point's number for one: `12` or `12.1`. */
  points: Type.Optional(Type.Array(Type.String({ pattern: '^\\d{1,15}(\\.\\d{1,4})?$' }), { maxItems: mostChosen })),
  /** Who owned the token when it charged. */
  driverIds: Ids,
  driverGroupIds: Ids,
  /** Without any, all charging events count, free charging too. */
  tokenIds: Ids,
  /** Leave out what cannot be, such as more energy than the point can give. */
  withoutImplausible: Type.Optional(Type.Boolean()),
  /** A decimal number; with it each charging event has an amount, rounded to hundredths, halves up. */
  pricePerKwh: Type.Optional(Type.String({ pattern: '^\\d{1,6}(\\.\\d{1,6})?$' })),
  /** Stands beside amounts, and changes none. */
  currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
};
export const ReportFilter = Type.Object(filters);
export type ReportFilter = Static<typeof ReportFilter>;

const sums = {
  sessions: Type.Integer(),
  /** Charging users among them; not those of free charging. */
  drivers: Type.Integer(),
  durationSeconds: Type.Integer(),
  energyWh: Wh,
  /** How many have an energy that nobody knows; they add nothing. */
  unknown: Type.Integer(),
  /** Hundredths of the price's currency; null without a price. */
  amountCents: nullable(Type.Integer()),
};
export const ReportSums = named('ReportSums', Type.Object(sums));
export type ReportSums = Static<typeof ReportSums.schema>;

export const ReportTotals = Type.Object({
  /** The report's instants, half-open. */
  from: Instant,
  to: Instant,
  ...sums,
  /** Of the same number of days before. */
  before: Type.Object({ sessions: Type.Integer(), energyWh: Wh }),
});
export type ReportTotals = Static<typeof ReportTotals>;

const By = oneOf('group', 'station', 'point', 'driver', 'driverGroup', 'token', 'day', 'month');
const order = Type.Optional(oneOf('asc', 'desc'));

const row = {
  /** Tells one row from another; days as 2026-03-29, months as 2026-03. */
  key: Type.String(),
  /** Null for what belongs to nobody or nothing: free charging, users without a group. */
  name: nullable(Type.String()),
  /** An identifier, or whose token it is. */
  detail: nullable(Type.String()),
  ...sums,
};
export const ReportRow = named(
  'ReportRow',
  Type.Object({
    ...row,
    /** Of a group: its stations, at most 100 of them in the order of the rows. */
    stations: Type.Optional(Type.Array(Type.Object(row))),
    /** Of a group: how many stations there are. */
    stationCount: Type.Optional(Type.Integer()),
  }),
);
export type ReportRow = Static<typeof ReportRow.schema>;

export const ReportRowsFilter = Type.Object({
  ...filters,
  by: By,
  sort: Type.Optional(oneOf('name', 'sessions', 'drivers', 'duration', 'average', 'energy')),
  order,
  ...paging,
});
export type ReportRowsFilter = Static<typeof ReportRowsFilter>;

export const ReportSession = named(
  'ReportSession',
  Type.Object({
    id: Id,
    transactionId: Type.Integer(),
    groupName: nullable(Type.String()),
    stationId: Id,
    stationName: Type.String(),
    stationIdentifier: Type.String(),
    evse: Type.Integer(),
    startedAt: Instant,
    endedAt: Instant,
    durationSeconds: Type.Integer(),
    driver: nullableRef(Type.Object({ id: nullable(Id), name: Type.String() })),
    driverGroupName: nullable(Type.String()),
    token: nullableRef(Type.Object({ id: Type.String(), name: nullable(Type.String()) })),
    free: Type.Boolean(),
    /** Null where nobody knows it. */
    energyWh: nullable(Wh),
    quality: nullable(Type.String()),
    flags: Type.Array(Type.String()),
    amountCents: nullable(Type.Integer()),
  }),
);
export type ReportSession = Static<typeof ReportSession.schema>;

export const ReportSessionsFilter = Type.Object({
  ...filters,
  sort: Type.Optional(oneOf('startedAt', 'energy', 'duration')),
  order,
  ...paging,
});
export type ReportSessionsFilter = Static<typeof ReportSessionsFilter>;

/** By session, minus what flowed after the period, plus what flowed in it from earlier, plus open, is by flow (E-8). */
export const ReportBridge = Type.Object({
  bySessionWh: Wh,
  flowedAfterWh: Wh,
  fromEarlierWh: Wh,
  openWh: Wh,
  byFlowWh: Wh,
});

const Format = oneOf('xlsx', 'pdf');
/** Of heads and words in a file; that of the operator where it is not said, English for programs. */
const language = Type.Optional(oneOf('en', 'de'));
export const FileFilter = Type.Object({ ...filters, language, format: Format });
/** What a file holds, and in which language where it was said. */
export type FileWish = Omit<Static<typeof FileFilter>, 'format'>;

export const ReportJob = named(
  'ReportJob',
  Type.Object({
    id: Id,
    format: Format,
    filter: ReportFilter,
    state: oneOf('queued', 'running', 'done', 'failed', 'cancelled'),
    sessionsDone: Type.Integer(),
    sessionsTotal: nullable(Type.Integer()),
    sizeBytes: nullable(Type.Integer()),
    /** The code of the failure that ended it. */
    problem: nullable(Type.String()),
    askedAt: Instant,
    endedAt: nullable(Instant),
    /** Of the saved report that it is made for. */
    savedName: nullable(Type.String()),
  }),
);
export type ReportJob = Static<typeof ReportJob.schema>;

const Mailed = oneOf('monthly', 'weekly');
const SavedDays = oneOf('chosen', 'last_month', 'last_week');

export const SavedReport = named(
  'SavedReport',
  Type.Object({
    id: Id,
    name: Type.String(),
    /** Its own days, or those of the month or week that is over. */
    days: SavedDays,
    filter: ReportFilter,
    mailed: nullable(Mailed),
    format: Format,
    /** When it is made next. */
    nextAt: nullable(Instant),
    version: Type.Integer(),
  }),
);
export type SavedReport = Static<typeof SavedReport.schema>;

export const SavedReportEdit = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  days: SavedDays,
  /** To one's own address, at six in the morning of the first of the month or of Monday. */
  mailed: Type.Optional(Mailed),
  format: Type.Optional(Format),
});
export type SavedReportEdit = Static<typeof SavedReportEdit>;

export const CsvFilter = Type.Object({
  ...filters,
  language,
  /** Commas between cells and a decimal point, or semicolons and a decimal comma; what the language wants where it is not said. */
  separator: Type.Optional(oneOf('comma', 'semicolon')),
});
