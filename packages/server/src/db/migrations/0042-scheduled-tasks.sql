-- What is to happen at a time. One that was deleted keeps its row, for what its runs did.
create table tasks (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organizations,
  home_group_id bigint,
  name text not null check (length(name) between 1 and 200),
  type text not null check (type in ('max_current', 'driver', 'driver_group')),
  active boolean not null,
  -- Whom or what it is for; none where that is gone.
  station_id bigint,
  group_id bigint,
  driver_id bigint,
  driver_group_id bigint,
  schedule jsonb not null,
  clock text not null check (clock in ('organization', 'utc')),
  -- What it sets at its time, or inside its window and after it; no limit means that ours is lifted.
  limit_amps integer check (limit_amps between 0 and 1000),
  limit_amps_after integer check (limit_amps_after between 0 and 1000),
  turns_on boolean,
  version integer not null default 1,
  created_at timestamptz not null,
  deleted_at timestamptz,
  unique (organization_id, id),
  check ((home_group_id is null) = (deleted_at is not null)),
  check (num_nonnulls(station_id, group_id, driver_id, driver_group_id) <= 1),
  check ((turns_on is null) = (type = 'max_current')),
  foreign key (organization_id, home_group_id) references groups (organization_id, id),
  foreign key (organization_id, station_id) references stations (organization_id, id),
  foreign key (organization_id, group_id) references groups (organization_id, id),
  foreign key (organization_id, driver_id) references drivers (organization_id, id) on delete set null (driver_id),
  foreign key (organization_id, driver_group_id) references driver_groups (organization_id, id) on delete set null (driver_group_id)
);
create index tasks_by_home_group on tasks (home_group_id) where home_group_id is not null;
create index tasks_by_station on tasks (station_id) where station_id is not null;
create index tasks_by_group on tasks (group_id) where group_id is not null;
create index tasks_by_driver on tasks (driver_id) where driver_id is not null;
create index tasks_by_driver_group on tasks (driver_group_id) where driver_group_id is not null;
select guard_tenant_table('tasks', app => 'select, insert, update', ingest => '', directory => '');

-- Each time it happens: the next one is planned as a row, and becomes what came of it. One row by task, instant and version.
create table task_runs (
  id bigint generated always as identity primary key,
  organization_id bigint not null,
  task_id bigint not null,
  version integer not null,
  due_at timestamptz not null,
  phase text not null check (phase in ('start', 'end')),
  -- The organization's, by whose clock it was planned; none by UTC.
  time_zone text,
  state text not null default 'planned' check (state in ('planned', 'done', 'missed', 'failed')),
  ended_at timestamptz,
  -- What it set, and what came of it in a word.
  limit_amps integer,
  turns_on boolean,
  result text,
  unique (organization_id, id),
  unique (task_id, version, due_at),
  check ((state = 'planned') = (ended_at is null)),
  foreign key (organization_id, task_id) references tasks (organization_id, id)
);
create unique index task_runs_planned on task_runs (task_id) where state = 'planned';
create index task_runs_due on task_runs (due_at) where state = 'planned';
create index task_runs_by_task on task_runs (task_id, due_at desc, id desc);
select guard_tenant_table('task_runs', app => 'select, insert, update, delete', ingest => '', directory => 'select');
