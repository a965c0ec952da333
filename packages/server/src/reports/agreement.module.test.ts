import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Workbook } from '@cj-tech-master/excelts';
import { readPdf } from '@cj-tech-master/excelts/pdf';
import { insertCharged, type Charged } from '../testing/charged.ts';
import { paintPicture, startTestPanel, type LoggedIn, type TestPanel } from '../testing/panel.ts';
import type { ReportTotals } from './wire.ts';

const minuteMs = 60_000;
const days = 'from=2026-03-01&to=2026-03-31';

describe('one question, however it is asked', () => {
  let panel: TestPanel;
  let alpha: LoggedIn;

  before(async () => {
    panel = await startTestPanel();
    const { organizationId, stations } = await paintPicture(panel.doors);
    alpha = await panel.logIn('alpha');
    const owners = await Promise.all(
      ['Donald', 'Daisy'].map(async (firstName) => {
        const driver = { firstName, lastName: 'Duck', email: `${firstName}@duckburg.com` };
        const { body } = await alpha.post<{ id: number }>('/drivers', driver);
        return { driverId: body.id, driverName: `${firstName} Duck`, token: `04AA${firstName}` };
      }),
    );
    // Into March, within it, out of it; odd watt-hours; the change of clocks on the 29th lies among them.
    const first = Date.parse('2026-02-28T21:17:00Z');
    const charged = Array.from({ length: 60 }, (_, index): Charged => {
      const from = new Date(first + index * 745 * minuteMs);
      const to = new Date(from.getTime() + (97 + index * 11) * minuteMs);
      const stationId = [stations['1'], stations['2'], stations['4']][index % 3] ?? stations['1'];
      return {
        stationId,
        evse: 1 + (index % 2),
        owner: [...owners, undefined][index % 3],
        from,
        to,
        wh: 3_001 + index * 357,
      };
    });
    await insertCharged(panel.doors, organizationId, charged);
  });
  after(() => panel.stop());

  const fetch = async (path: string) => {
    const { rawPayload, statusCode, headers } = await panel.inject({
      method: 'GET',
      url: `/api/v1${path}`,
      headers: { cookie: alpha.cookie },
    });
    assert.equal(statusCode, 200, path);
    // Whoever reads a workbook or letters slowly keeps no thread: they were made to their end before.
    if (path.startsWith('/reports/file')) assert.equal(headers['content-length'], String(rawPayload.length));
    return rawPayload;
  };

  test('screen, CSV, XLSX, PDF, the bridge and statistics agree to the watt-hour (E-8)', async () => {
    const { body: totals } = await alpha.get<ReportTotals>(`/reports/totals?${days}`);
    const { body: bridge } = await alpha.get<Record<string, number>>(`/reports/bridge?${days}`);
    const { body: flowed } = await alpha.get<{ total: { energyWh: number } }>(`/statistics?${days}&by=day`);
    assert.ok(totals.sessions > 50 && bridge['fromEarlierWh']! > 0 && bridge['flowedAfterWh']! > 0);

    const lines = (await fetch(`/reports/csv?${days}`)).toString('utf8').trim().split('\r\n').slice(1);
    const kilowattHours = lines.map((line) => Number(line.split(',').at(-3)));
    assert.equal(
      kilowattHours.reduce((sum, kwh) => sum + Math.round(kwh * 1000), 0),
      totals.energyWh,
    );

    const book = new Workbook();
    await book.xlsx.load(await fetch(`/reports/file?${days}&format=xlsx`));
    const sheet = book.getWorksheet('Charging events');
    const energies =
      sheet
        ?.getColumn(14)
        .values.slice(2)
        .map((kwh) => Math.round(Number(kwh) * 1000)) ?? [];
    assert.equal(energies.length, totals.sessions + 1);
    assert.equal(energies.at(-1), totals.energyWh);
    assert.equal(
      energies.slice(0, -1).reduce((sum, wh) => sum + wh, 0),
      totals.energyWh,
    );

    const { pages } = await readPdf(await fetch(`/reports/file?${days}&format=pdf`));
    const letters = pages.flatMap(({ text }) => /Energy\s+([\d.]+) kWh/.exec(text)?.[1] ?? []);
    assert.equal(letters.length, 3);
    assert.equal(
      letters.reduce((sum, kwh) => sum + Math.round(Number(kwh) * 1000), 0),
      totals.energyWh,
    );

    assert.equal(bridge['bySessionWh'], totals.energyWh);
    const across = totals.energyWh - bridge['flowedAfterWh']! + bridge['fromEarlierWh']! + bridge['openWh']!;
    assert.equal(across, bridge['byFlowWh']);
    assert.equal(flowed.total.energyWh, bridge['byFlowWh']);
  });

  test('a workbook holds dates and numbers, letters have a page for each charging user with amounts', async () => {
    const priced = `${days}&pricePerKwh=0.1999&currency=EUR`;
    const { body: totals } = await alpha.get<ReportTotals>(`/reports/totals?${priced}`);
    const book = new Workbook();
    await book.xlsx.load(await fetch(`/reports/file?${priced}&format=xlsx`));
    const sheet = book.getWorksheet('Charging events');
    const start = sheet?.getCell('K2').value;
    assert.ok(start instanceof Date);
    assert.equal(start.toISOString(), '2026-03-01T11:42:00.000Z');
    assert.equal(sheet?.getCell('Q1').value, 'Amount (EUR)');
    const sums = book.getWorksheet('Charging users');
    assert.equal(Math.round(Number(sums?.getCell(`E${sums.rowCount}`).value) * 100), totals.amountCents);
    const { pages } = await readPdf(await fetch(`/reports/file?${priced}&format=pdf`));
    const named = pages.flatMap(
      ({ text }) => /(Daisy Duck|Donald Duck|Free charging)\s+Charging report/.exec(text)?.[1] ?? [],
    );
    assert.deepEqual(named, ['Daisy Duck', 'Donald Duck', 'Free charging']);
    const amounts = pages.flatMap(({ text }) => /Amount\s+([\d.]+) EUR/.exec(text)?.[1] ?? []);
    assert.equal(
      amounts.reduce((sum, amount) => sum + Math.round(Number(amount) * 100), 0),
      totals.amountCents,
    );
  });

  // provokes: report_too_long
  test('a report that would keep one waiting is refused with what to do instead', async () => {
    const many = await panel.doors.withTenant(1, (tx) =>
      tx.query<{ id: number }>(
        `insert into sessions (organization_id, station_id, evse, transaction_id, decision, decision_reason, started_at, start_digest,
           clock_plausible, start_received_at, heard_at, ended_at, end_kind, energy_wh)
         select $1, (select min(id) from stations), 1, nextval('transaction_ids'), 'Accepted', 'free_charging',
           timestamptz '2025-06-01' + n * interval '1 minute', gen_random_uuid(), true, now(), now(), timestamptz '2025-07-01', 'station', n
         from generate_series(1, 5001) n returning id`,
        [tx.organizationId],
      ),
    );
    assert.equal(many.length, 5_001);
    const long = 'from=2025-06-01&to=2025-06-30&format=pdf';
    assert.partialDeepStrictEqual(await alpha.get(`/reports/file?${long}`), {
      status: 422,
      body: { code: 'report_too_long' },
    });
  });
});
