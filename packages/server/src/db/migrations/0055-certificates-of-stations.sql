-- Whose signature under the certificate of a station counts, for the stations of its home group and below (S-4).
create table certificate_authorities (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organizations,
  home_group_id bigint not null,
  name text not null check (length(name) between 1 and 200),
  certificate bytea not null,
  fingerprint text not null,
  subject text not null,
  -- What a certificate has to name as its organization, where others use this authority, too.
  member_of text check (length(member_of) between 1 and 200),
  valid_to timestamptz not null,
  created_at timestamptz not null default now(),
  unique (organization_id, id),
  unique (home_group_id, fingerprint),
  foreign key (organization_id, home_group_id) references groups (organization_id, id)
);
select guard_tenant_table('certificate_authorities', app => 'select, insert, delete', ingest => '', directory => 'select');

-- The certificates that a station has proved itself by.
create table station_certificates (
  station_id bigint not null,
  fingerprint text not null,
  organization_id bigint not null,
  subject text not null,
  issuer text not null,
  serial text not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  first_shown_at timestamptz not null,
  last_shown_at timestamptz not null,
  revoked_at timestamptz,
  primary key (station_id, fingerprint),
  foreign key (organization_id, station_id) references stations (organization_id, id)
);
select guard_tenant_table('station_certificates', app => 'select', ingest => 'select, insert, update', directory => 'select');
grant update (revoked_at) on station_certificates to stationmaster_app;

-- Which authorities count for a station is asked before its organization's own transaction could be opened.
grant select on group_ancestors to stationmaster_directory;
create policy directory on group_ancestors to stationmaster_directory using (true);

-- Since when a station comes over TLS: from then on it comes no other way, until an admin allows it.
alter table station_state add column encrypted_since timestamptz;
grant update (encrypted_since) on station_state to stationmaster_app;

alter table knocks drop constraint knocks_cause_check;
alter table knocks add constraint knocks_cause_check check (cause in ('unknown_identifier', 'no_password', 'wrong_password',
  'removed', 'no_version', 'no_tls', 'no_certificate', 'unknown_authority', 'certificate_of_another', 'certificate_outdated',
  'certificate_revoked', 'unfit_certificate')) not valid;
alter table knocks validate constraint knocks_cause_check;
