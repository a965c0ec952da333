// A report as letters: a page or more for each charging user, as a housing company sends them. Knows how they look.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { decimalsOf } from '../columns.ts';
import type { ReportSession } from '../wire.ts';
import type { FileOrder } from './order.ts';
import { reportWords, type ReportWords } from '../words.ts';
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
  const words = reportWords[order.language];
  const whose = (session: ReportSession) => ownerOf(session, words);
  const byOwner = Map.groupBy(sessions, (session) => whose(session).key);
  const letters = [...titlesOf(sessions.map(whose), words)];
  const document = pdfmake.createPdf({
    info: { title: `${order.organizationName}, ${words.days(order.from, order.to)}` },
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

function nothing({ from, to, language }: FileOrder): Content {
  const words = reportWords[language];
  return { text: words.nothing(dayText(from, words), dayText(to, words)) };
}

const robotoFolder = () =>
  join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto');

function robotoFiles() {
  const file = (weight: string) => join(robotoFolder(), `Roboto-${weight}.ttf`);
  return { normal: file('Regular'), bold: file('Medium'), italics: file('Italic'), bolditalics: file('MediumItalic') };
}

function letterOf(order: FileOrder, name: string, sessions: readonly ReportSession[], isNext: boolean): Content[] {
  const { organizationName, from, to, timeZone, pricePerKwh } = order;
  const words = reportWords[order.language];
  const energyWh = sum(sessions.map((session) => session.energyWh ?? 0));
  const cents = sum(sessions.map((session) => session.amountCents ?? 0));
  const facts: [string, string][] = [
    [words.period, words.days(dayText(from, words), dayText(to, words))],
    [words.events, String(sessions.length)],
    [words.energyFact, `${figure('kilowattHours', energyWh, words)} kWh`],
  ];
  if (pricePerKwh !== undefined) {
    facts.push(
      [words.price, money(pricePerKwh.replace('.', words.decimalSign), order)],
      [words.heads.amount, money(figure('money', cents, words), order)],
    );
  }
  return [
    { text: organizationName, color: pale, ...(isNext && { pageBreak: 'before' }) },
    { text: name, fontSize: 18, bold: true, margin: [0, 18, 0, 2] },
    { text: words.letter, color: pale, margin: [0, 0, 0, 16] },
    {
      table: { widths: [110, '*'], body: facts.map(([fact, value]) => [{ text: fact, color: pale }, value]) },
      layout: 'noBorders',
      margin: [0, 0, 0, 18],
    },
    tableOf(order, sessions, { energyWh, cents }),
    {
      text: [words.zone(timeZone), ...(pricePerKwh === undefined ? [] : [words.rounded])].join(' '),
      color: pale,
      fontSize: 8,
      margin: [0, 12, 0, 0],
    },
  ];
}

type Whole = { energyWh: number; cents: number };

function tableOf(order: FileOrder, sessions: readonly ReportSession[], { energyWh, cents }: Whole): Content {
  const priced = order.pricePerKwh !== undefined;
  const words = reportWords[order.language];
  const right = (text: string): TableCell => ({ text, alignment: 'right' });
  const amount = (value: string): TableCell[] => (priced ? [right(value)] : []);
  const head = [words.heads.start, words.heads.station, words.durationHead].map((text): TableCell => ({
    text,
    color: pale,
  }));
  const rows = sessions.map((session): TableCell[] => [
    timeText(session.startedAt, order.timeZone, words),
    words.where(session.stationName, session.stationIdentifier, session.evse),
    durationText(session.durationSeconds),
    right(session.energyWh === null ? '–' : figure('kilowattHours', session.energyWh, words)),
    ...amount(session.amountCents === null ? '–' : figure('money', session.amountCents, words)),
  ]);
  const total = [{ text: words.total, bold: true }, '', '', { ...bold(figure('kilowattHours', energyWh, words)) }];
  return {
    table: {
      headerRows: 1,
      widths: [92, '*', 56, 64, ...(priced ? [60] : [])],
      body: [
        [...head, { text: words.heads.energy, color: pale, alignment: 'right' }, ...amount(words.heads.amount)],
        ...rows,
        [...total, ...(priced ? [bold(figure('money', cents, words))] : [])],
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

const figure = (kind: 'kilowattHours' | 'money', value: number, { decimalSign }: ReportWords) =>
  decimalsOf(kind, value).replace('.', decimalSign);

function dayText(day: string, { locale }: ReportWords): string {
  return Temporal.PlainDate.from(day).toLocaleString(locale, { day: 'numeric', month: 'long', year: 'numeric' });
}

function timeText(at: Date, timeZone: string, { locale }: ReportWords): string {
  return at.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
}

function durationText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
