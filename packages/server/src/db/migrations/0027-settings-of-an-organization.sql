-- Where operators turn for help, and how long the feed of events is kept: for ever where nothing is said.
alter table organizations
  add column support_address text check (length(support_address) between 3 and 320),
  add column events_kept_days integer check (events_kept_days between 30 and 3650);
grant delete on station_events to stationmaster_ingest;

-- Rollups that wait to be cut anew, since the time zone asks for another width; a session's id tells how far it has come.
create table bucket_rebuilds (
  organization_id bigint primary key references organizations,
  after_session_id bigint not null default 0,
  rebuilt bigint not null default 0,
  total bigint not null,
  asked_at timestamptz not null default now()
);
select guard_tenant_table('bucket_rebuilds', app => 'select, insert, update', ingest => 'select, update, delete', directory => '');
