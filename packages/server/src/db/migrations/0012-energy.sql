-- What is derived of a session: its curve, its energy by hours, and how both were found. All of it can be derived again.
alter table samples add column interval_wh bigint;

alter table stations add column energy_scale integer not null default 1 check (energy_scale in (1, 1000));

alter table sessions
  add column revision integer not null default 0,
  add column energy_quality text check (energy_quality in ('measured', 'partial', 'estimated', 'unknown')),
  add column counted_register_wh bigint,
  add column counted_at timestamptz,
  add column end_reason text,
  add column dismissed_at timestamptz;

create table session_curves (
  session_id bigint primary key,
  organization_id bigint not null,
  at_ms bigint[] not null,
  wh bigint[] not null,
  check (cardinality(at_ms) = cardinality(wh)),
  foreign key (organization_id, session_id) references sessions (organization_id, id)
);
select guard_tenant_table('session_curves', app => 'select', ingest => 'select, insert, update, delete', directory => '');

-- Energy where it flowed: hours, or quarter hours in a time zone whose offset is no whole hour.
create table energy_buckets (
  session_id bigint not null,
  bucket_at timestamptz not null,
  organization_id bigint not null,
  station_id bigint not null,
  evse integer not null,
  energy_wh bigint not null check (energy_wh > 0),
  primary key (session_id, bucket_at),
  foreign key (organization_id, session_id) references sessions (organization_id, id)
);
create index energy_buckets_by_time on energy_buckets (organization_id, bucket_at) include (station_id, evse, energy_wh);
create index energy_buckets_by_station on energy_buckets (station_id, bucket_at) include (evse, energy_wh);
select guard_tenant_table('energy_buckets', app => 'select', ingest => 'select, insert, update, delete', directory => '');

-- How a station departs from what its numbers should mean: found by counting, or set by an operator.
create table station_quirks (
  station_id bigint not null,
  quirk text not null,
  organization_id bigint not null,
  source text not null check (source in ('found', 'set')),
  sessions integer not null default 0,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (station_id, quirk),
  foreign key (organization_id, station_id) references stations (organization_id, id)
);
select guard_tenant_table('station_quirks', app => 'select, insert, update, delete', ingest => 'select, insert, update', directory => '');

-- Without heard_at: in an index it would cost every sample of a session a new entry in all the others.
create index sessions_open on sessions (organization_id) where ended_at is null;
create index sessions_flagged on sessions (organization_id, started_at desc) where flags <> '{}' and dismissed_at is null;
