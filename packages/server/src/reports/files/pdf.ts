// A report as letters: a page or more for each charging user, as a housing company sends them. Knows how they look.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { decimalsOf } from '../columns.ts';
import type { ReportSession } from '../wire.ts';
import type { FileOrder } from './order.ts';
import { ownerOf, titlesOf } from './owners.ts';
import { loadPdfmake, type Content, type TableCell } from './pdfmake.ts';

const ink = '#1d1b17';
const pale = '#6b675d';
const line = '#e7e4dc';

export async function pdfOf(order: FileOrder, sessions: readonly ReportSession[]): Promise<Uint8Array> {
  const pdfmake = await loadPdfmake();
  pdfmake.addFonts({ Roboto: robotoFiles() });
  // Nothing in a letter is fetched from anywhere.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(robotoFolder()));
  const byOwner = Map.groupBy(sessions, (session) => ownerOf(session).key);
  const letters = [...titlesOf(sessions.map(ownerOf))];
  const document = pdfmake.createPdf({
    info: { title: `${order.organizationName}, ${order.from} to ${order.to}` },
    pageSize: 'A4',
    pageMargins: [56, 64, 56, 64],
    defaultStyle: { font: 'Roboto', fontSize: 9, color: ink, lineHeight: 1.2 },
    footer: (page, pages) => ({
      text: `${order.organizationName}    ${page} / ${pages}`,
      color: pale,
      fontSize: 8,
      margin: [56, 24, 56, 0],
    }),
    content:
      letters.length === 0
        ? [nothing(order)]
        : letters.flatMap(([key, title], nth) => letterOf(order, title, byOwner.get(key) ?? [], nth > 0)),
  });
  return document.getBuffer();
}

const nothing = ({ from, to }: FileOrder): Content => ({
  text: `No charging event began from ${dayText(from)} to ${dayText(to)}.`,
});

const robotoFolder = () =>
  join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto');

function robotoFiles() {
  const file = (weight: string) => join(robotoFolder(), `Roboto-${weight}.ttf`);
  return { normal: file('Regular'), bold: file('Medium'), italics: file('Italic'), bolditalics: file('MediumItalic') };
}

function letterOf(order: FileOrder, name: string, sessions: readonly ReportSession[], isNext: boolean): Content[] {
  const { organizationName, from, to, timeZone, pricePerKwh } = order;
  const energyWh = sum(sessions.map((session) => session.energyWh ?? 0));
  const cents = sum(sessions.map((session) => session.amountCents ?? 0));
  const facts: [string, string][] = [
    ['Period', `${dayText(from)} to ${dayText(to)}`],
    ['Charging events', String(sessions.length)],
    ['Energy', `${decimalsOf('kilowattHours', energyWh)} kWh`],
  ];
  if (pricePerKwh !== undefined) {
    facts.push(['Price per kWh', money(pricePerKwh, order)], ['Amount', money(decimalsOf('money', cents), order)]);
  }
  return [
    { text: organizationName, color: pale, ...(isNext && { pageBreak: 'before' }) },
    { text: name, fontSize: 18, bold: true, margin: [0, 18, 0, 2] },
    { text: 'Charging report', color: pale, margin: [0, 0, 0, 16] },
    {
      table: { widths: [110, '*'], body: facts.map(([fact, value]) => [{ text: fact, color: pale }, value]) },
      layout: 'noBorders',
      margin: [0, 0, 0, 18],
    },
    tableOf(order, sessions, { energyWh, cents }),
    {
      text: `Times are those of ${timeZone}. Charging events are counted by their start.${pricePerKwh === undefined ? '' : ' Each amount is rounded to hundredths.'}`,
      color: pale,
      fontSize: 8,
      margin: [0, 12, 0, 0],
    },
  ];
}

type Whole = { energyWh: number; cents: number };

function tableOf(order: FileOrder, sessions: readonly ReportSession[], { energyWh, cents }: Whole): Content {
  const priced = order.pricePerKwh !== undefined;
  const right = (text: string): TableCell => ({ text, alignment: 'right' });
  const amount = (value: string): TableCell[] => (priced ? [right(value)] : []);
  const head = ['Start', 'Charging station', 'Duration'].map((text): TableCell => ({ text, color: pale }));
  const rows = sessions.map((session): TableCell[] => [
    timeText(session.startedAt, order.timeZone),
    `${session.stationName}, ${session.stationIdentifier}, point ${session.evse}`,
    durationText(session.durationSeconds),
    right(session.energyWh === null ? '–' : decimalsOf('kilowattHours', session.energyWh)),
    ...amount(session.amountCents === null ? '–' : decimalsOf('money', session.amountCents)),
  ]);
  const total = [{ text: 'Total', bold: true }, '', '', { ...bold(decimalsOf('kilowattHours', energyWh)) }];
  return {
    table: {
      headerRows: 1,
      widths: [92, '*', 56, 64, ...(priced ? [60] : [])],
      body: [
        [...head, { text: 'Energy (kWh)', color: pale, alignment: 'right' }, ...amount('Amount')],
        ...rows,
        [...total, ...(priced ? [bold(decimalsOf('money', cents))] : [])],
      ],
    },
    layout: {
      hLineColor: (row, { table: { body } }) => (row === body.length - 1 || row === body.length ? ink : line),
      hLineWidth: (row) => (row === 0 ? 0 : 0.75),
      vLineWidth: () => 0,
      paddingTop: () => 4,
      paddingBottom: () => 4,
    },
  };
}

const bold = (text: string) => ({ text, bold: true, alignment: 'right' }) as const;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const money = (value: string, { currency }: FileOrder) => (currency === undefined ? value : `${value} ${currency}`);

function dayText(day: string): string {
  return Temporal.PlainDate.from(day).toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}

function timeText(at: Date, timeZone: string): string {
  return at.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone });
}

function durationText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
