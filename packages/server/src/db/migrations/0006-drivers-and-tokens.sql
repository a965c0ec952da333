create table driver_groups (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organizations,
  home_group_id bigint not null,
  name text not null check (length(name) between 1 and 200),
  active boolean not null default true,
  version integer not null default 1,
  unique (organization_id, id),
  foreign key (organization_id, home_group_id) references groups (organization_id, id)
);
select guard_tenant_table('driver_groups', app => 'select, insert, update, delete', ingest => 'select', directory => '');

create table drivers (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organizations,
  home_group_id bigint not null,
  driver_group_id bigint,
  first_name text not null default '',
  last_name text not null default '',
  email text not null,
  email_key text not null,
  search_key text not null,
  active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (organization_id, id),
  unique (organization_id, email_key),
  foreign key (organization_id, home_group_id) references groups (organization_id, id),
  foreign key (organization_id, driver_group_id) references driver_groups (organization_id, id)
);
select guard_tenant_table('drivers', app => 'select, insert, update, delete', ingest => 'select', directory => '');

-- Where a charging user may charge: a group with all below it, or one station.
create table access_rights (
  id bigint generated always as identity primary key,
  organization_id bigint not null,
  driver_id bigint not null,
  group_id bigint,
  station_id bigint,
  check (num_nonnulls(group_id, station_id) = 1),
  unique nulls not distinct (driver_id, group_id, station_id),
  foreign key (organization_id, driver_id) references drivers (organization_id, id) on delete cascade,
  foreign key (organization_id, group_id) references groups (organization_id, id),
  foreign key (organization_id, station_id) references stations (organization_id, id)
);
select guard_tenant_table('access_rights', app => 'select, insert, update, delete', ingest => 'select', directory => '');

create table tokens (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organizations,
  driver_id bigint,
  token text not null check (length(token) between 1 and 255),
  token_key text not null,
  name text not null default '',
  active boolean not null default true,
  valid_from date,
  valid_to date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (organization_id, id),
  unique (organization_id, token_key),
  foreign key (organization_id, driver_id) references drivers (organization_id, id) on delete set null (driver_id)
);
create index tokens_by_driver on tokens (driver_id);
select guard_tenant_table('tokens', app => 'select, insert, update, delete', ingest => 'select', directory => '');
