// A report as a workbook: every charging event with real dates and numbers, and the sums of each charging user. Streamed.
import { PassThrough } from 'node:stream';
import type { WorkbookWriter } from '@cj-tech-master/excelts';
import { columnsOf, type Column } from '../columns.ts';
import type { ReportSession } from '../wire.ts';
import { reportWords, type ReportWords } from '../words.ts';
import type { FileOrder } from './order.ts';
import { ownerOf, titlesOf, type Owner } from './owners.ts';

/** Spreadsheets take 1,048,576. */
const rowsOfSheet = 1_000_000;
const formats = {
  text: undefined,
  integer: '0',
  kilowattHours: '0.000',
  money: '0.00',
  instant: 'yyyy-mm-dd hh:mm:ss',
};
const bold = { bold: true };

type Cell = string | number | Date | null;
type Owned = { owner: Owner; sums: Sums };
type Sums = { sessions: number; durationSeconds: number; energyWh: number; amountCents: number };

export function xlsxOf(order: FileOrder, sets: AsyncIterable<ReportSession[]>): AsyncIterable<Uint8Array> {
  const out = new PassThrough();
  write(out, order, sets).catch((error: Error) => out.destroy(error));
  return out;
}

async function write(out: PassThrough, order: FileOrder, sets: AsyncIterable<ReportSession[]>): Promise<void> {
  const excel = await import('@cj-tech-master/excelts');
  const book = new excel.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false, trueStreaming: true });
  const columns = columnsOf(order);
  const words = reportWords[order.language];
  const byOwner = new Map<string, Owned>();
  let [count, sheet] = [0, eventsSheet(1)];

  function eventsSheet(number: number) {
    const added = book.addWorksheet(number === 1 ? words.events : `${words.events} ${number}`, {
      views: [{ state: 'frozen', ySplit: 1 }],
    });
    added.columns = columns.map(({ head, kind }) => ({
      header: kind === 'instant' ? `${head} (${order.timeZone})` : head,
      width: kind === 'text' || kind === 'instant' ? 24 : 14,
      style: formats[kind] === undefined ? {} : { numFmt: formats[kind] },
    }));
    added.getRow(1).font = bold;
    added.getRow(1).commit();
    return added;
  }

  for await (const set of sets) {
    for (const session of set) {
      if (count > 0 && count % rowsOfSheet === 0) {
        sheet.commit();
        sheet = eventsSheet(count / rowsOfSheet + 1);
      }
      sheet.addRow(columns.map((column) => cellOf(session, column, order.timeZone))).commit();
      count += 1;
      add(byOwner, session, words);
    }
  }
  const total = sheet.addRow(
    columns.map((column, index) => totalOf(column, index === 0 ? words.total : null, sumOf(byOwner.values()))),
  );
  total.font = bold;
  total.commit();
  sheet.commit();
  writeSums(book.addWorksheet(words.drivers), byOwner, order);
  await book.commit();
}

function cellOf(session: ReportSession, { kind, of }: Column, timeZone: string): Cell {
  const value = of(session);
  if (value instanceof Date) return wallClock(value, timeZone);
  if (typeof value !== 'number') return value;
  if (kind === 'kilowattHours') return value / 1000;
  return kind === 'money' ? value / 100 : value;
}

/** A spreadsheet knows no zones: its dates say what the clock on the wall said. */
function wallClock(at: Date, timeZone: string): Date {
  const local = at.toTemporalInstant().toZonedDateTimeISO(timeZone).toPlainDateTime();
  return new Date(local.round('second').toZonedDateTime('UTC').epochMilliseconds);
}

function totalOf({ key, kind }: Column, name: string | null, { durationSeconds, energyWh, amountCents }: Sums): Cell {
  if (name !== null) return name;
  if (kind === 'kilowattHours') return energyWh / 1000;
  if (kind === 'money') return amountCents / 100;
  return key === 'duration' ? durationSeconds : null;
}

const nothing: Sums = { sessions: 0, durationSeconds: 0, energyWh: 0, amountCents: 0 };

function add(byOwner: Map<string, Owned>, session: ReportSession, words: ReportWords): void {
  const { durationSeconds, energyWh, amountCents } = session;
  const owner = ownerOf(session, words);
  const old = byOwner.get(owner.key)?.sums ?? nothing;
  const sums = {
    sessions: old.sessions + 1,
    durationSeconds: old.durationSeconds + durationSeconds,
    energyWh: old.energyWh + (energyWh ?? 0),
    amountCents: old.amountCents + (amountCents ?? 0),
  };
  byOwner.set(owner.key, { owner, sums });
}

function sumOf(all: Iterable<Owned>): Sums {
  return [...all].reduce(
    (sum, { sums: one }) => ({
      sessions: sum.sessions + one.sessions,
      durationSeconds: sum.durationSeconds + one.durationSeconds,
      energyWh: sum.energyWh + one.energyWh,
      amountCents: sum.amountCents + one.amountCents,
    }),
    nothing,
  );
}

type Sheet = ReturnType<WorkbookWriter['addWorksheet']>;

function writeSums(sheet: Sheet, byOwner: ReadonlyMap<string, Owned>, order: FileOrder): void {
  const priced = order.pricePerKwh !== undefined;
  const words = reportWords[order.language];
  const { driver, duration, energy, amount } = words.heads;
  sheet.columns = [
    { header: driver, width: 32 },
    { header: words.events, width: 16 },
    { header: duration, width: 16 },
    { header: energy, width: 16, style: { numFmt: formats.kilowattHours } },
    ...(priced ? [{ header: amount, width: 16, style: { numFmt: formats.money } }] : []),
  ];
  sheet.getRow(1).font = bold;
  sheet.getRow(1).commit();
  const cells = (name: string, { sessions, durationSeconds, energyWh, amountCents }: Sums): Cell[] => [
    name,
    sessions,
    durationSeconds,
    energyWh / 1000,
    ...(priced ? [amountCents / 100] : []),
  ];
  for (const [key, title] of titlesOf(
    [...byOwner.values()].map(({ owner }) => owner),
    words,
  )) {
    sheet.addRow(cells(title, byOwner.get(key)?.sums ?? nothing)).commit();
  }
  const total = sheet.addRow(cells(words.total, sumOf(byOwner.values())));
  total.font = bold;
  total.commit();
  sheet.commit();
}
