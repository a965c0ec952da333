-- Authorities whose key Stationmaster has, sealed under its own: it signs with them what stations ask for (S-5).
create table authority_keys (
  authority_id bigint primary key,
  organization_id bigint not null,
  sealed_key bytea not null,
  foreign key (organization_id, authority_id) references certificate_authorities (organization_id, id) on delete cascade
);
select guard_tenant_table('authority_keys', app => 'insert', ingest => 'select', directory => '');
-- Operators see which have one.
grant select (organization_id, authority_id) on authority_keys to stationmaster_app;

-- The newest certificate that a station has asked for: signed once, and accepted when the station comes with it.
create table certificate_requests (
  station_id bigint primary key,
  organization_id bigint not null,
  public_key bytea not null,
  request_id integer,
  asked_at timestamptz not null,
  fingerprint text,
  signed_at timestamptz,
  accepted_at timestamptz,
  foreign key (organization_id, station_id) references stations (organization_id, id)
);
create index certificate_requests_unsigned on certificate_requests (asked_at) where signed_at is null;
select guard_tenant_table('certificate_requests', app => '', ingest => 'select, insert, update', directory => '');
