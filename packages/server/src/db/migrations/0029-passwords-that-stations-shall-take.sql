-- The password that a station has been given and has not shown yet; the one before it dies when this one is accepted (S-5).
-- With a seed it is sent over OCPP: it is made of the seed and the server's key when it is sent, and is written nowhere.
create table password_changes (
  station_id bigint primary key,
  organization_id bigint not null,
  seed bytea check (length(seed) = 20),
  password_hash bytea not null,
  asked_at timestamptz not null,
  accepted_at timestamptz,
  foreign key (organization_id, station_id) references stations (organization_id, id)
);
select guard_tenant_table('password_changes', app => 'select, insert, update, delete', ingest => 'select', directory => 'select');
grant update (accepted_at) on password_changes to stationmaster_ingest;
alter table station_credentials drop column next_password_hash;
