import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Workbook } from '@cj-tech-master/excelts';
import { readPdf } from '@cj-tech-master/excelts/pdf';
import type { ReportSession } from '../wire.ts';
import type { FileOrder } from './order.ts';
import { pdfOf } from './pdf.ts';
import { xlsxOf } from './xlsx.ts';

const order: FileOrder = {
  format: 'xlsx',
  language: 'en',
  organizationName: 'Acme',
  timeZone: 'UTC',
  from: '2026-01-01',
  to: '2026-01-31',
};
const session = (id: number, driver: ReportSession['driver'], free: boolean): ReportSession => ({
  id,
  transactionId: id,
  groupName: null,
  stationId: 1,
  stationName: 'Garage',
  stationIdentifier: 'CP-1',
  evse: 1,
  startedAt: new Date('2026-01-10T10:00:00Z'),
  endedAt: new Date('2026-01-10T11:00:00Z'),
  durationSeconds: 3_600,
  driver,
  driverGroupName: null,
  token: null,
  free,
  energyWh: id * 1_000,
  quality: null,
  flags: [],
  amountCents: null,
});
const kim = 'Kim Example';
const sessions = [
  session(1, { id: 7, name: kim }, false),
  session(2, { id: 8, name: kim }, false),
  session(4, { id: 7, name: kim }, false),
  session(8, { id: null, name: kim }, false),
  session(16, { id: 9, name: 'Alex Example' }, false),
  session(32, null, true),
  session(64, null, false),
];
const sums = [
  ['Alex Example', 16],
  ['Free charging', 32],
  [`${kim} (deleted)`, 8],
  [`${kim} (no. 7)`, 5],
  [`${kim} (no. 8)`, 2],
  ['Without charging user', 64],
] as const;

test('a workbook summed up users of one name, and called what is nobody’s free charging', async () => {
  const chunks = await Array.fromAsync(
    xlsxOf(
      order,
      (async function* () {
        yield sessions;
      })(),
    ),
  );
  const book = new Workbook();
  await book.xlsx.load(Buffer.concat(chunks));
  const sheet = book.getWorksheet('Charging users');
  const rows = sums.map((_, index) => [1, 4].map((cell) => sheet?.getRow(index + 2).getCell(cell).value));
  assert.deepEqual(rows, sums);
});

test('users of one name shared a letter, and what is nobody’s came as free charging', async () => {
  const { text } = await readPdf(await pdfOf({ ...order, format: 'pdf' }, sessions));
  for (const [title, energy] of sums) {
    const from = text.indexOf(title);
    assert.ok(from >= 0, title);
    assert.equal(text.slice(from).match(/Energy\s+([\d.]+) kWh/)?.[1], energy.toFixed(3), title);
  }
});

test('a letter in German has German words, days and figures', async () => {
  const german = { ...order, format: 'pdf', language: 'de', pricePerKwh: '0.25', currency: 'EUR' } as const;
  const { text } = await readPdf(await pdfOf(german, [session(1, null, true)]));
  for (const said of ['Freies Laden', 'Ladebericht', '1. Januar 2026 bis 31. Januar 2026', '1,000 kWh', '0,25 EUR']) {
    assert.ok(text.includes(said), said);
  }
  assert.doesNotMatch(text, /Charging|Period|Total/);
});
