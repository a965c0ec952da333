create table organizations (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,47}$'),
  name text not null check (length(name) between 1 and 200),
  time_zone text not null default 'UTC',
  free_charging boolean not null default false,
  several_sessions_per_token boolean not null default false,
  drivers_without_rights text not null default 'nowhere' check (drivers_without_rights in ('nowhere', 'everywhere')),
  offline_threshold_seconds integer not null default 300 check (offline_threshold_seconds between 60 and 86400),
  heartbeat_seconds integer not null default 300 check (heartbeat_seconds between 10 and 86400),
  version integer not null default 1,
  created_at timestamptz not null default now()
);

alter table organizations enable row level security;
create policy tenant on organizations to stationmaster_app
  using (id = nullif(current_setting('app.organization', true), '')::bigint)
  with check (id = nullif(current_setting('app.organization', true), '')::bigint);
create policy ingest on organizations to stationmaster_ingest using (true);
create policy directory on organizations to stationmaster_directory using (true) with check (true);
grant select, insert, update on organizations to stationmaster_app;
grant select on organizations to stationmaster_ingest;
grant select, insert on organizations to stationmaster_directory;

create table groups (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organizations,
  parent_id bigint,
  name text not null check (length(name) between 1 and 200),
  free_charging boolean,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (organization_id, id),
  foreign key (organization_id, parent_id) references groups (organization_id, id)
);
create unique index groups_one_root on groups (organization_id) where parent_id is null;
create index groups_by_parent on groups (organization_id, parent_id);
select guard_tenant_table('groups', app => 'select, insert, update, delete', ingest => 'select', directory => 'select');

-- Every group with itself (depth 0) and all above it.
create table group_ancestors (
  organization_id bigint not null,
  group_id bigint not null,
  ancestor_id bigint not null,
  depth integer not null,
  primary key (group_id, ancestor_id),
  foreign key (organization_id, group_id) references groups (organization_id, id) on delete cascade,
  foreign key (organization_id, ancestor_id) references groups (organization_id, id) on delete cascade
);
create index group_ancestors_below on group_ancestors (ancestor_id, group_id);
select guard_tenant_table('group_ancestors', app => 'select, insert, update, delete', ingest => 'select', directory => '');
