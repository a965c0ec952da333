create sequence transaction_ids as integer minvalue 1 no cycle;
grant usage, select on sequence transaction_ids to stationmaster_ingest, stationmaster_app;

create table sessions (
  id bigint generated always as identity primary key,
  organization_id bigint not null,
  station_id bigint not null,
  evse integer not null,
  transaction_id integer not null unique check (transaction_id > 0),
  token text,
  token_key text,
  token_id bigint,
  token_name text,
  driver_id bigint,
  driver_name text,
  decision text not null check (decision in ('Accepted', 'Blocked', 'Expired', 'Invalid', 'ConcurrentTx')),
  decision_reason text not null,
  free boolean not null default false,
  started_at timestamptz not null,
  station_started_at timestamptz,
  start_digest uuid not null,
  clock_plausible boolean not null,
  start_received_at timestamptz not null,
  meter_start_wh bigint,
  register_wh bigint,
  register_at timestamptz,
  power_w integer,
  heard_at timestamptz not null,
  ended_at timestamptz,
  station_ended_at timestamptz,
  end_received_at timestamptz,
  end_kind text check (end_kind in ('station', 'implied', 'operator')),
  end_digest uuid,
  meter_stop_wh bigint,
  stop_token text,
  stop_reason text,
  energy_wh bigint,
  energy_method text,
  recount boolean not null default false,
  flags text[] not null default '{}',
  check ((ended_at is null) = (end_kind is null)),
  unique (organization_id, id),
  foreign key (organization_id, station_id) references stations (organization_id, id),
  foreign key (organization_id, token_id) references tokens (organization_id, id) on delete set null (token_id),
  foreign key (organization_id, driver_id) references drivers (organization_id, id) on delete set null (driver_id)
) with (fillfactor = 75);

-- The same start is the same session (T-3); without a plausible clock only while it has no stop.
create unique index sessions_same_start on sessions (station_id, start_digest) where clock_plausible;
create unique index sessions_same_start_clockless on sessions (station_id, start_digest)
  where not clock_plausible and (end_kind is null or end_kind = 'implied');
create index sessions_open_by_station on sessions (station_id, evse) where ended_at is null;
create index sessions_open_by_token on sessions (organization_id, token_key) where ended_at is null and decision = 'Accepted';
create index sessions_by_station on sessions (station_id, started_at desc);
create index sessions_by_start on sessions (organization_id, started_at desc);
create index sessions_to_recount on sessions (id) where recount;
select guard_tenant_table('sessions', app => 'select, insert, update', ingest => 'select, insert, update', directory => '');

-- One row per instant that a station metered: the normalised register and power beside the readings as they came.
create table samples (
  station_id bigint not null,
  station_at timestamptz not null,
  digest uuid not null,
  organization_id bigint not null,
  evse integer not null,
  session_id bigint,
  transaction_id bigint,
  sampled_at timestamptz not null,
  received_at timestamptz not null,
  register_wh bigint,
  power_w integer,
  readings text not null,
  primary key (station_id, station_at, digest)
);
create index samples_by_session on samples (session_id, sampled_at) where session_id is not null;
select guard_tenant_table('samples', app => 'select', ingest => 'select, insert, update', directory => '');

-- Ends that fit no session, and second ends of one that has an end already: kept for review.
create table stray_ends (
  id bigint generated always as identity primary key,
  organization_id bigint not null,
  station_id bigint not null,
  cause text not null check (cause in ('unassigned', 'conflict')),
  transaction_id bigint,
  session_id bigint,
  token text,
  token_key text,
  meter_stop_wh bigint,
  stop_reason text,
  ended_at timestamptz not null,
  station_ended_at timestamptz,
  received_at timestamptz not null,
  end_digest uuid not null,
  attached_at timestamptz,
  unique (station_id, cause, end_digest),
  foreign key (organization_id, station_id) references stations (organization_id, id),
  foreign key (organization_id, session_id) references sessions (organization_id, id)
);
create index stray_ends_unattached on stray_ends (station_id) where cause = 'unassigned' and attached_at is null;
select guard_tenant_table('stray_ends', app => 'select, update', ingest => 'select, insert, update', directory => '');
