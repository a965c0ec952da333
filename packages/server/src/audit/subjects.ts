// What an entry may be about: how its name, and the group that says who sees it, are found while it is there.

/** For the organization $1 and the id $2: one row of name and group, or none. */
const named: Readonly<Record<string, string>> = {
  organization: `select s.name, (select g.id from groups g where g.organization_id = s.id and g.parent_id is null)
    from organizations s where s.id = $1 and s.id = $2::bigint`,
  group: 'select s.name, s.id from groups s where s.organization_id = $1 and s.id = $2::bigint',
  station: 'select s.name, s.group_id from stations s where s.organization_id = $1 and s.id = $2::bigint',
  operator: 'select s.username, s.base_group_id from operators s where s.organization_id = $1 and s.id = $2::bigint',
  api_key: 'select s.name, s.base_group_id from api_keys s where s.organization_id = $1 and s.id = $2::bigint',
  authority:
    'select s.name, s.home_group_id from certificate_authorities s where s.organization_id = $1 and s.id = $2::bigint',
  driver: `select trim(s.first_name || ' ' || s.last_name), s.home_group_id
    from drivers s where s.organization_id = $1 and s.id = $2::bigint`,
  driver_group:
    'select s.name, s.home_group_id from driver_groups s where s.organization_id = $1 and s.id = $2::bigint',
  // By its name, or by as much of the token as may be told.
  token: `select coalesce(nullif(s.name, ''), '••••' || right(s.token, case when length(s.token) >= 8 then 4 else 2 end)),
    d.home_group_id
    from tokens s left join drivers d on d.organization_id = $1 and d.id = s.driver_id
    where s.organization_id = $1 and s.id = $2::bigint`,
  session: `select st.name, st.group_id from sessions s join stations st on st.organization_id = $1 and st.id = s.station_id
    where s.organization_id = $1 and s.id = $2::bigint`,
  mail: `select s.to_address, (select o.base_group_id from operators o
      where o.organization_id = $1 and o.id = s.operator_ids[1] and cardinality(s.operator_ids) = 1)
    from mails s where s.organization_id = $1 and s.id = $2::bigint`,
  campaign: 'select s.intent, s.base_group_id from campaigns s where s.organization_id = $1 and s.id = $2::uuid',
  issue: `select st.name, st.group_id from issues s join stations st on st.organization_id = $1 and st.id = s.station_id
    where s.organization_id = $1 and s.id = $2::bigint`,
  firmware:
    'select s.version, s.home_group_id from firmware_images s where s.organization_id = $1 and s.id = $2::bigint',
  // A task that was deleted is at home nowhere, and stays known by its name.
  task: 'select s.name, s.home_group_id from tasks s where s.organization_id = $1 and s.id = $2::bigint',
  stray_end: `select st.name, st.group_id from stray_ends s join stations st on st.organization_id = $1 and st.id = s.station_id
    where s.organization_id = $1 and s.id = $2::bigint`,
};

const nobody = 'select null::text, null::bigint where $1::bigint is null and $2::text is null';

export function subjectSql(kind: string | undefined): string {
  return named[kind ?? ''] ?? nobody;
}
