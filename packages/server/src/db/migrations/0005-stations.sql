-- What operators say of a station. What the station says of itself is station_state and point_state.
create table stations (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organizations,
  group_id bigint,
  identifier text not null check (identifier ~ '^[A-Za-z0-9_-]{1,48}$'),
  name text not null check (length(name) between 1 and 200),
  search_key text not null,
  proof text not null check (proof in ('password', 'first_contact', 'certificate', 'none')),
  first_contact_until timestamptz,
  disabled boolean not null default false,
  free_charging boolean,
  admission text not null default 'accepted' check (admission in ('accepted', 'pending', 'rejected')),
  assumes_version text check (assumes_version in ('1.6', '2.0.1', '2.1')),
  pings boolean not null default true,
  time_zone text,
  note text not null default '',
  removed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (organization_id, id),
  foreign key (organization_id, group_id) references groups (organization_id, id)
);
create unique index stations_by_identifier on stations (organization_id, identifier) where removed_at is null;
create index stations_by_group on stations (group_id, name);
create index stations_by_name on stations (organization_id, name, id);
select guard_tenant_table('stations', app => 'select, insert, update', ingest => 'select', directory => 'select');

-- A keyed fast hash of the station's password; a rotation keeps the old one until the station has shown the new one.
create table station_credentials (
  station_id bigint primary key,
  organization_id bigint not null,
  password_hash bytea not null,
  next_password_hash bytea,
  changed_at timestamptz not null default now(),
  foreign key (organization_id, station_id) references stations (organization_id, id)
);
select guard_tenant_table('station_credentials', app => 'select, insert, update, delete', ingest => '', directory => 'select');

create sequence connection_epochs as bigint;
grant usage on sequence connection_epochs to stationmaster_directory;

create table station_state (
  station_id bigint primary key,
  organization_id bigint not null,
  connection_epoch bigint not null default 0,
  connected boolean not null default false,
  connected_at timestamptz,
  disconnected_at timestamptz,
  last_seen_at timestamptz,
  booted_at timestamptz,
  accepted_at timestamptz,
  ocpp_version text,
  vendor text,
  model text,
  serial text,
  firmware text,
  foreign key (organization_id, station_id) references stations (organization_id, id)
) with (fillfactor = 70);
select guard_tenant_table('station_state', app => 'select, insert', ingest => 'select, insert, update', directory => 'select');

-- A charging point as operators describe it; it appears when the station first speaks of it.
create table evses (
  station_id bigint not null,
  evse integer not null check (evse between 1 and 9999),
  organization_id bigint not null,
  maximum_power_w integer check (maximum_power_w > 0),
  disabled boolean not null default false,
  version integer not null default 1,
  primary key (station_id, evse),
  foreign key (organization_id, station_id) references stations (organization_id, id)
);
select guard_tenant_table('evses', app => 'select, insert, update, delete', ingest => 'select, insert', directory => '');

-- The last status heard of a charging point; evse 0 is the station as a whole.
create table point_state (
  station_id bigint not null,
  evse integer not null check (evse between 0 and 9999),
  organization_id bigint not null,
  status text not null,
  error_code text,
  info text,
  vendor_error_code text,
  status_at timestamptz not null,
  received_at timestamptz not null,
  primary key (station_id, evse),
  foreign key (organization_id, station_id) references stations (organization_id, id)
) with (fillfactor = 70);
select guard_tenant_table('point_state', app => 'select', ingest => 'select, insert, update', directory => '');

create table settings (
  station_id bigint not null,
  key text not null,
  organization_id bigint not null,
  value text,
  read_only boolean not null default false,
  reported_at timestamptz not null,
  primary key (station_id, key),
  foreign key (organization_id, station_id) references stations (organization_id, id)
);
select guard_tenant_table('settings', app => 'select', ingest => 'select, insert, update', directory => '');

-- Where a station departs from the specification: one row per rule, counted.
create table deviations (
  station_id bigint not null,
  rule text not null,
  organization_id bigint not null,
  count bigint not null,
  example text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (station_id, rule),
  foreign key (organization_id, station_id) references stations (organization_id, id)
);
select guard_tenant_table('deviations', app => 'select', ingest => 'select, insert, update', directory => '');

-- Connections that were refused: of known stations with their cause, of strangers with their identifier.
create table knocks (
  organization_id bigint not null references organizations,
  identifier text not null,
  cause text not null check (cause in ('unknown_identifier', 'no_password', 'wrong_password', 'removed', 'no_version')),
  station_id bigint,
  address text not null,
  count bigint not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (organization_id, identifier, cause)
);
select guard_tenant_table('knocks', app => 'select, delete', ingest => 'select, insert, update', directory => '');
