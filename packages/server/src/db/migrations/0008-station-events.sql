create table station_events (
  id bigint generated always as identity primary key,
  organization_id bigint not null,
  station_id bigint not null,
  evse integer,
  kind text not null check (kind in ('status', 'boot', 'connected', 'disconnected', 'firmware', 'diagnostics', 'security', 'data')),
  status text,
  error_code text,
  info text,
  vendor_id text,
  vendor_error_code text,
  occurred_at timestamptz not null,
  station_at timestamptz,
  received_at timestamptz not null
);
create index station_events_by_time on station_events (station_id, occurred_at desc, id desc);
select guard_tenant_table('station_events', app => 'select', ingest => 'select, insert', directory => '');
