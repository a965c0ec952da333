-- What wants a look at a station or one of its points (evse 0 is the station as a whole). One row for each cause: it is opened, closed and opened again.
create table issues (
  id bigint generated always as identity primary key,
  organization_id bigint not null,
  station_id bigint not null,
  evse integer not null check (evse between 0 and 9999),
  kind text not null check (kind in ('error_status', 'offline', 'boot_loop', 'rejected_command')),
  -- Of a rejected command; one intent is one cause.
  intent text not null default '',
  code text,
  info text,
  count integer not null default 1,
  first_at timestamptz not null,
  -- When the trouble of this time began, and when it became an issue.
  began_at timestamptz not null,
  opened_at timestamptz not null,
  last_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  note text,
  closed_at timestamptz,
  unique (organization_id, id),
  unique (station_id, kind, evse, intent),
  check ((acknowledged_at is null) = (acknowledged_by is null)),
  foreign key (organization_id, station_id) references stations (organization_id, id)
);
create index issues_not_over on issues (organization_id, began_at desc, id desc) where closed_at is null;
create index issues_of_station_not_over on issues (station_id, evse) where closed_at is null;
create index issues_over on issues (organization_id, closed_at desc, id desc) where closed_at is not null;
select guard_tenant_table('issues', app => 'select, update', ingest => 'select, insert, update', directory => '');

-- The watch for stations that are away looks at those alone.
create index station_state_away on station_state (disconnected_at) where not connected;
