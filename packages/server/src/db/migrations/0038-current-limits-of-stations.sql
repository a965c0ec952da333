-- What current each station shall take at most, each time that somebody wanted it, and what became of that.
create table wanted_limits (
  id bigint generated always as identity primary key,
  organization_id bigint not null,
  station_id bigint not null,
  -- Amperes a phase; null lifts the limit.
  limit_amps integer check (limit_amps between 0 and 1000),
  operator_id bigint,
  api_key_id bigint,
  task_run_id bigint,
  wanted_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'applied', 'differs', 'unsupported')),
  way text check (way in ('station', 'points', 'setting')),
  -- What the station said when it was asked at checked_at; null where it said that nothing limits it.
  effective_amps double precision,
  checked_at timestamptz,
  applied_at timestamptz,
  replaced_at timestamptz,
  unique (organization_id, id),
  foreign key (organization_id, station_id) references stations (organization_id, id),
  foreign key (organization_id, operator_id) references operators (organization_id, id) on delete set null (operator_id),
  foreign key (organization_id, api_key_id) references api_keys (organization_id, id)
);
create index wanted_limits_by_station on wanted_limits (station_id, id desc);
create index wanted_limits_open on wanted_limits (station_id) where replaced_at is null;
create index wanted_limits_by_task_run on wanted_limits (task_run_id) where task_run_id is not null;
select guard_tenant_table('wanted_limits', app => 'select, insert, update', ingest => 'select, update', directory => '');

-- How far each station is with the limit that is wanted last.
create table limits (
  station_id bigint primary key,
  organization_id bigint not null,
  wanted_id bigint,
  -- When it is looked at next; null while there is nothing to do until the station comes back.
  due_at timestamptz,
  -- What it is being asked for, and with which command.
  doing text check (doing in ('ask', 'write', 'read')),
  command_id uuid,
  told_amps double precision,
  -- Which of the ways it is at, and whether one of them was taken, though it did not hold.
  attempt integer not null default 0,
  taken boolean not null default false,
  -- What it is being told, what it took last, and when.
  writing jsonb,
  written jsonb,
  written_at timestamptz,
  -- Of this connection: it was asked how it takes limits, it took the limit, and the limit was read back.
  asked boolean not null default false,
  fresh boolean not null default false,
  checked boolean not null default false,
  -- The vendor's setting as it was before the first limit.
  setting_before text,
  foreign key (organization_id, station_id) references stations (organization_id, id),
  foreign key (organization_id, wanted_id) references wanted_limits (organization_id, id)
);
create index limits_due on limits (due_at) where due_at is not null;
select guard_tenant_table('limits', app => 'select, insert, update', ingest => 'select, update', directory => '');

-- A command may be a scheduled task's.
alter table commands add column task_run_id bigint;
