-- Settings that stations shall have, as desired state: told when they connect, and for good where they are to last.
create table desired_settings (
  station_id bigint not null,
  key text not null,
  organization_id bigint not null,
  value text not null,
  -- Told again whenever the station comes back with another value; else forgotten once it has taken it.
  lasting boolean not null,
  wanted_at timestamptz not null,
  operator_id bigint,
  api_key_id bigint,
  -- The last try, or the one that waits for the station.
  command_id uuid not null,
  primary key (station_id, key),
  foreign key (organization_id, station_id) references stations (organization_id, id),
  foreign key (organization_id, operator_id) references operators (organization_id, id) on delete set null (operator_id),
  foreign key (organization_id, api_key_id) references api_keys (organization_id, id)
);
create index desired_settings_by_command on desired_settings (command_id);
select guard_tenant_table('desired_settings', app => 'select, insert, update, delete', ingest => 'select, update, delete', directory => '');

create index commands_waiting on commands (station_id) where state = 'waiting';
