// What the pictures show of what admins look after: certificates, a limit by a scheduled task, what is special about a station.
import type { TenantTx } from '../../packages/server/src/db/doors.ts';
import type { RunningHouse } from '../house/house.ts';
import { minutesBefore } from './moment.ts';
import { inOrganization } from '../house/scene.ts';

const dayMinutes = 24 * 60;
const stationAuthority = 'O=Charge Point Trust, CN=Station CA 2';

export async function paintAdmins(house: RunningHouse, of: { proven: number; special: number }): Promise<void> {
  await inOrganization(house, async (tx) => {
    await paintAuthorities(tx);
    await tx.query("update stations set proof = 'certificate' where id = $1", [of.proven]);
    await paintLimit(tx);
    await paintQuirks(tx, of.special);
  });
  await paintDeviations(house, of.special);
  await paintCertificates(house, of.proven);
}

async function paintAuthorities(tx: TenantTx): Promise<void> {
  const authorities: [name: string, group: string, subject: string, memberOf: string | null, validTo: string][] = [
    ['Our own stations', 'ACME', 'O=ACME, CN=ACME stations', null, '2036-03-01'],
    ['Hotel installer', 'ACME Hotels', stationAuthority, 'ACME Hotels', '2027-01-15'],
  ];
  for (const [name, group, subject, memberOf, validTo] of authorities) {
    await tx.query(
      `insert into certificate_authorities (organization_id, home_group_id, name, certificate, fingerprint, subject, member_of,
         valid_to, created_at)
       select $1, g.id, $2, '', $3, $4, $5, $6, $7 from groups g where g.organization_id = $1 and g.name = $8`,
      [tx.organizationId, name, name, subject, memberOf, validTo, minutesBefore(20 * dayMinutes), group],
    );
  }
}

/** A renewed one beside the one before, which was revoked. */
async function paintCertificates(house: RunningHouse, stationId: number): Promise<void> {
  const certificates: [
    pair: string,
    serial: string,
    from: string,
    to: string,
    shownMinutes: number,
    revoked: boolean,
  ][] = [
    ['A1', '0D15EA5E', '2026-09-01', '2027-09-01', 4_640, false],
    ['B2', '0BADCAFE', '2025-09-01', '2026-12-01', 50 * dayMinutes, true],
  ];
  for (const [pair, serial, from, to, shownMinutes, revoked] of certificates) {
    const shownAt = minutesBefore(shownMinutes);
    await house.doors.withIngest((tx) =>
      tx.query(
        `insert into station_certificates (station_id, fingerprint, organization_id, subject, issuer, serial, valid_from, valid_to,
           first_shown_at, last_shown_at, revoked_at)
         select s.id, $2, s.organization_id, 'O=ACME Hotels, CN=' || s.identifier, $3, $4, $5, $6, $7, $7, $8
         from stations s where s.id = $1`,
        [
          stationId,
          Array(32).fill(pair).join(':'),
          stationAuthority,
          serial,
          from,
          to,
          shownAt,
          revoked ? minutesBefore(30 * dayMinutes) : null,
        ],
      ),
    );
  }
}

const schedule = { every: 'daily', from: '08:00', to: '20:00' };
/** Since eight o'clock in the morning. */
const begun = 6 * 60 + 32;

/** By day, on all of one group; in one run one of them does otherwise, and one run is missed. Inactive by now, since runs that are planned go by the real time. */
async function paintLimit(tx: TenantTx): Promise<void> {
  const [task] = await tx.query<{ id: number }>(
    `insert into tasks (organization_id, home_group_id, name, type, active, group_id, schedule, clock, limit_amps, created_at)
     select $1, home.id, 'Daytime limit', 'max_current', false, g.id, $2, 'organization', 16, $3
     from groups home, groups g where home.organization_id = $1 and home.name = 'ACME' and g.organization_id = $1
       and g.name = 'ACME Birch Mall' returning id`,
    [tx.organizationId, schedule, minutesBefore(6 * dayMinutes)],
  );
  for (const half of [8, 7, 6, 5, 4, 3, 2, 1, 0]) {
    const at = minutesBefore(begun + half * 12 * 60);
    const isStart = half % 2 === 0;
    const state = half === 3 ? 'missed' : 'done';
    const [run] = await tx.query<{ id: number }>(
      `insert into task_runs (organization_id, task_id, version, due_at, phase, time_zone, state, ended_at, limit_amps, result)
       values ($1, $2, 1, $3, $4, 'Europe/Helsinki', $5, $3, $6, $7) returning id`,
      [
        tx.organizationId,
        task?.id,
        at,
        isStart ? 'start' : 'end',
        state,
        isStart ? 16 : null,
        state === 'done' ? 'wanted' : 'late',
      ],
    );
    if (state === 'done')
      await paintWanted(tx, { runId: run?.id, at, amps: isStart ? 16 : null, isLast: half === 0, isOdd: half === 4 });
  }
}

type Wanted = { runId: number | undefined; at: Date; amps: number | null; isLast: boolean; isOdd: boolean };

async function paintWanted(tx: TenantTx, { runId, at, amps, isLast, isOdd }: Wanted): Promise<void> {
  await tx.query(
    `insert into wanted_limits (organization_id, station_id, limit_amps, task_run_id, wanted_at, state, way, effective_amps,
       checked_at, applied_at, replaced_at)
     select $1, s.id, $2::integer, $3, $4::timestamptz, case when o.odd then 'differs' else 'applied' end, 'station',
       case when o.odd then 32 else $2 end, $4 + interval '9 seconds', case when not o.odd then $4 + interval '9 seconds' end,
       case when not $5 then $4 + interval '12 hours' end
     from stations s join groups g on g.id = s.group_id and g.name = 'ACME Birch Mall'
     cross join lateral (select $6 and s.identifier = 'EV00000015' as odd) o where s.organization_id = $1`,
    [tx.organizationId, amps, runId, at, isLast, isOdd],
  );
}

async function paintQuirks(tx: TenantTx, stationId: number): Promise<void> {
  const quirks: [quirk: string, source: string, sessions: number, parameters: object, days: number][] = [
    ['register_dips', 'found', 3, {}, 2],
    ['local_time_as_z', 'set', 0, { timeZone: 'Europe/Helsinki' }, 9],
    ['one_setting_per_call', 'set', 0, {}, 9],
  ];
  for (const [quirk, source, sessions, parameters, days] of quirks) {
    await tx.query(
      `insert into station_quirks (organization_id, station_id, quirk, source, sessions, parameters, first_at, last_at)
       values ($1, $2, $3, $4, $5, $6, $7, $7)`,
      [tx.organizationId, stationId, quirk, source, sessions, parameters, minutesBefore(days * dayMinutes)],
    );
  }
}

async function paintDeviations(house: RunningHouse, stationId: number): Promise<void> {
  const deviations: [rule: string, count: number, example: string, minutes: number][] = [
    ['number-for-string', 1_204, 'MeterValues meterValue.0.sampledValue.0.value: 4211.5', 26],
    ['too-long', 3, 'BootNotification chargePointSerialNumber: EV00000016-2019-11-PRODUCTION', 4_640],
    ['local-time-as-z', 88, 'StatusNotification 2026-10-13T14:02:11Z at 11:02:12Z', 9 * dayMinutes],
  ];
  await house.doors.withIngest((tx) =>
    tx.query(
      `insert into deviations (organization_id, station_id, rule, count, example, first_at, last_at)
       select s.organization_id, s.id, d.rule, d.count, d.example, d.at, d.at
       from unnest($2::text[], $3::bigint[], $4::text[], $5::timestamptz[]) as d (rule, count, example, at), stations s
       where s.id = $1`,
      [
        stationId,
        ...[0, 1, 2].map((column) => deviations.map((deviation) => deviation[column])),
        deviations.map(([, , , minutes]) => minutesBefore(minutes)),
      ],
    ),
  );
}
