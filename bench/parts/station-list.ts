// The list of stations over 100,000 of them, against the same over a hundredth: first page, search, each filter; and finding
// anything among as many charging users and tokens besides.
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { openDoors, type TenantTx } from '../../packages/server/src/db/doors.ts';
import { findAnything } from '../../packages/server/src/finding/finding.ts';
import { findPage } from '../../packages/server/src/stations/list/list.ts';
import type { Sight } from '../../packages/server/src/viewer.ts';
import type { StationListFilter } from '../../packages/server/src/stations/wire.ts';
import { prepareSchema } from '../../packages/server/src/db/prepare.ts';
import type { Goal } from '../report.ts';
import type { Stage } from '../stage.ts';
import type { Result } from './throughput.ts';

const sizes = { small: 1_000, large: 100_000 };
const rounds = 25;
const atMost = 3;

/** Names tell nothing of states. Groups of 50; one in ten charges, one in a hundred has an issue, one in thirty is away, one in fifty shows no proof. */
const organization = `
with organization as (insert into organizations (slug, name) values ($1, 'Many') returning id),
root as (insert into groups (organization_id, name) select id, 'Many' from organization returning id, organization_id),
below as (
  insert into groups (organization_id, parent_id, name)
  select organization_id, id, 'Group ' || n from root, generate_series(1, $2::integer / 50) n returning id, organization_id, parent_id
), above as (
  insert into group_ancestors (organization_id, group_id, ancestor_id, depth)
  select organization_id, id, id, 0 from root union all select organization_id, id, id, 0 from below
  union all select organization_id, id, parent_id, 1 from below
), numbered as (select id, organization_id, row_number() over (order by id) as nth, count(*) over () as groups from below),
station as (
  insert into stations (organization_id, group_id, identifier, name, search_key, proof)
  select g.organization_id, g.id, 'EV' || lpad(n::text, 8, '0'), name, lower(name) || ' ev' || lpad(n::text, 8, '0'),
    case when n % 50 = 0 then 'none' else 'password' end
  from generate_series(1, $2::integer) n join numbered g on g.nth = n % g.groups + 1,
    lateral (select (array['Pine','Birch','Maple','Oak'])[abs(hashtext(n::text)) % 4 + 1] || ' ' || md5(n::text)) as named (name)
  returning id, organization_id, identifier
), state as (
  insert into station_state (organization_id, station_id, connected, firmware, model)
  select organization_id, id, right(identifier, 8)::integer % 30 <> 0, 'F' || right(identifier, 8)::integer % 20, 'M' || right(identifier, 8)::integer % 5
  from station
), evse as (insert into evses (organization_id, station_id, evse) select organization_id, id, 1 from station),
driver as (
  insert into drivers (organization_id, home_group_id, first_name, last_name, email, email_key, search_key)
  select g.organization_id, g.id, name, n::text, mail, mail, lower(name || ' ' || n || ' ' || mail)
  from generate_series(1, $2::integer) n join numbered g on g.nth = n % g.groups + 1,
    lateral (select (array['Ann','Birch','Cora','Dan'])[abs(hashtext(n::text)) % 4 + 1], 'user' || n || '@example.com') as named (name, mail)
  returning id, organization_id
), token as (
  insert into tokens (organization_id, driver_id, token, token_key, name)
  select organization_id, id, code, code, 'Card' from driver, lateral (select upper(left(md5(id::text), 14))) as coded (code)
)
insert into point_state (organization_id, station_id, evse, status, error_code, status_at, received_at)
select organization_id, id, 1, case when n % 100 = 7 then 'Faulted' when n % 10 = 0 then 'Charging' else 'Available' end, 'NoError', now(), now()
from station, lateral (select right(identifier, 8)::integer) as numbered_again (n)`;

const asked: Record<string, StationListFilter> = {
  'first page': {},
  'sorted by identifier': { sort: 'identifier' },
  'search, few fit': { search: '00000777' },
  'search, a quarter fits': { search: 'birch' },
  charging: { state: 'charging' },
  issue: { state: 'issue' },
  offline: { state: 'offline' },
  available: { state: 'available' },
  'one firmware': { firmware: 'F7' },
  'without proof': { withoutProof: true },
  orphans: { state: 'orphans' },
};

/** Anything that is called so. */
const sought: Record<string, string> = {
  'a whole identifier': 'EV00000777',
  'a word that few have': '00000777',
  'a word that a quarter has': 'birch',
  'two letters that all have': 'ev',
  'a word that nothing has': 'nowhere at all',
};

export async function stationList({ ownerUrl, admin }: Stage): Promise<Result> {
  const ids: Record<'small' | 'large', { organizationId: number; groupId: number }> = {
    small: await make(admin, sizes.small),
    large: await make(admin, sizes.large),
  };
  await admin.query('vacuum analyze');
  const connectionString = await prepareSchema(ownerUrl, true, () => undefined);
  const doors = openDoors({ connection: { connectionString }, publish: () => undefined, onPoolError: () => undefined });
  const goals: Goal[] = [];
  const medianMs = async (of: 'small' | 'large', ask: (tx: TenantTx, sight: Sight) => Promise<unknown>) => {
    const { organizationId, groupId } = ids[of];
    const sight = { baseGroupId: groupId, orphans: true };
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now();
      await doors.withTenant(organizationId, (tx) => ask(tx, sight));
      times.push(performance.now() - began);
    }
    return times.toSorted((a, b) => a - b)[rounds >> 1] ?? 0;
  };
  const compare = async (what: string, ask: Parameters<typeof medianMs>[1]) => {
    const [against, reached] = [await medianMs('small', ask), await medianMs('large', ask)];
    goals.push({ what, reached, against, unit: 'ms', yardstick: '1,000', atMost });
  };
  try {
    for (const [what, filter] of Object.entries(asked)) {
      const page = { ...filter, limit: 25, offset: 0 };
      await compare(`100,000 stations: ${what}`, (tx, sight) => findPage(tx, sight, page));
    }
    for (const [what, text] of Object.entries(sought)) {
      const asker = (sight: Sight) => ({ sight, role: 'admin' as const });
      await compare(`anything among 300,000: ${what}`, (tx, sight) => findAnything(tx, asker(sight), text));
    }
  } finally {
    await doors.close();
  }
  return { rows: [], goals };
}

async function make(admin: Client, count: number): Promise<{ organizationId: number; groupId: number }> {
  const slug = `many-${randomUUID().slice(0, 8)}`;
  await admin.query(organization, [slug, count]);
  const { rows } = await admin.query<{ organization: string; root: string }>(
    'select o.id as organization, g.id as root from organizations o join groups g on g.organization_id = o.id and g.parent_id is null where slug = $1',
    [slug],
  );
  return { organizationId: Number(rows[0]?.organization), groupId: Number(rows[0]?.root) };
}
