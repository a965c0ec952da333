-- A charging point may have several sockets, each with a status of its own (2.x); the point's is made of theirs.
create table connector_state (
  station_id bigint not null,
  evse integer not null check (evse between 0 and 9999),
  connector integer not null check (connector between 0 and 9999),
  organization_id bigint not null,
  status text not null,
  status_at timestamptz not null,
  received_at timestamptz not null,
  primary key (station_id, evse, connector),
  foreign key (organization_id, station_id) references stations (organization_id, id)
) with (fillfactor = 70);
select guard_tenant_table('connector_state', app => 'select', ingest => 'select, insert, update', directory => '');
