import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { insertCharged } from '../../testing/charged.ts';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../../testing/panel.ts';

describe('a report as CSV', () => {
  let panel: TestPanel;
  let picture: Picture;
  let alpha: LoggedIn;

  before(async () => {
    panel = await startTestPanel();
    picture = await paintPicture(panel.doors);
    alpha = await panel.logIn('alpha');
    const { organizationId, stations } = picture;
    const hostile = { firstName: '=HYPERLINK("x")', lastName: 'Duck; Jr', email: 'duck@duckburg.com' };
    const { body } = await alpha.post<{ id: number }>('/drivers', hostile);
    const owner = { driverId: body.id, driverName: '', token: '04AA000001' };
    const from = new Date('2026-03-29T00:30:00Z');
    await insertCharged(panel.doors, organizationId, [
      { stationId: stations['2'], owner, from, to: new Date('2026-03-29T02:00:00Z'), wh: 12_345 },
      { stationId: stations['4'], from: new Date('2026-03-30T00:00:00Z'), to: new Date('2026-03-30T00:10:00Z'), wh: 0 },
    ]);
  });
  after(() => panel.stop());

  const download = (query: string) =>
    panel.inject({
      method: 'GET',
      url: `/api/v1/reports/csv?from=2026-03-01&to=2026-03-31${query}`,
      headers: { cookie: alpha.cookie },
    });

  test('has a line for each charging event, commas and a mark for spreadsheets, and runs nothing (M-reports-export, M-reports-csv, S-8)', async () => {
    const { body, headers } = await download('');
    assert.equal(headers['content-disposition'], 'attachment; filename="report-acme-2026-03-01-2026-03-31.csv"');
    const [head, first = '', second = '', end] = body.split('\r\n');
    assert.equal(
      head,
      '\uFEFFCharging event,Charging group,Charging station,Identifier,Charging point,Charging user,Charging user group,Token,Token name,Free charging,Start,End,Duration (s),Energy (kWh),Energy quality,Remarks',
    );
    assert.match(
      first,
      /^\d+,B,Station 2,EV2,1,"'=HYPERLINK\(""x""\) Duck; Jr",,••••0001,Card,no,2026-03-29T02:30:00\+02:00,2026-03-29T05:00:00\+03:00,5400,12\.345,measured,$/,
    );
    assert.match(
      second,
      /,C,Station 4,EV4,1,,,,,yes,2026-03-30T03:00:00\+03:00,2026-03-30T03:10:00\+03:00,600,0\.000,/,
    );
    assert.equal(end, '');
  });

  test('may have semicolons and a decimal comma, and an amount where there is a price', async () => {
    const { body } = await download('&separator=semicolon&pricePerKwh=0.3');
    const [head = '', first = ''] = body.split('\r\n');
    assert.ok(head.endsWith(';Remarks;Amount'));
    assert.match(first, /;"'=HYPERLINK\(""x""\) Duck; Jr";.*;5400;12,345;measured;;3,70$/);
  });

  test('is in the language of the operator: German has German heads, semicolons and a decimal comma, programs get what they ask for', async () => {
    await alpha.put('/account/language', { language: 'de' });
    const [head = '', first = ''] = (await download('&pricePerKwh=0.3&currency=EUR')).body.split('\r\n');
    assert.match(head, /^\uFEFFLadevorgang;Ladegruppe;Ladestation;.*;Dauer \(s\);Energie \(kWh\);.*;Betrag \(EUR\)$/);
    assert.match(first, /;nein;2026-03-29T02:30:00\+02:00;.*;5400;12,345;gemessen;;3,70$/);
    const { body } = await download('&language=en');
    assert.match(body, /^\uFEFFCharging event,/);
    await alpha.put('/account/language', { language: 'en' });
  });

  test('goes on set by set, and stands in the audit log before it leaves (S-19)', async () => {
    const { organizationId, stations } = picture;
    await panel.doors.withTenant(organizationId, (tx) =>
      tx.query(
        `insert into sessions (organization_id, station_id, evse, transaction_id, decision, decision_reason, started_at, start_digest,
           clock_plausible, start_received_at, heard_at, ended_at, end_kind, energy_wh)
         select $1, $2, 1, nextval('transaction_ids'), 'Accepted', 'free_charging', timestamptz '2026-06-01' + n / 3 * interval '1 second',
           gen_random_uuid(), true, now(), now(), timestamptz '2026-07-01', 'station', n from generate_series(1, 10001) n`,
        [organizationId, stations['3']],
      ),
    );
    const { body } = await panel.inject({
      method: 'GET',
      url: '/api/v1/reports/csv?from=2026-06-01&to=2026-06-30',
      headers: { cookie: alpha.cookie },
    });
    const ids = body
      .split('\r\n')
      .slice(1, -1)
      .map((line) => Number.parseInt(line, 10));
    assert.deepEqual([ids.length, new Set(ids).size], [10_001, 10_001]);
    const entries = await panel.doors.withTenant(organizationId, (tx) =>
      tx.query<{ after: object }>(
        `select after from audit_entries where organization_id = $1 and action = 'report.export' order by id desc limit 1`,
        [organizationId],
      ),
    );
    assert.deepEqual(entries[0]?.after, { format: 'csv', from: '2026-06-01', to: '2026-06-30' });
  });
});
