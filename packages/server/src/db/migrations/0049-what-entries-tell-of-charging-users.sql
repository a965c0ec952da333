-- What an audit entry tells of a charging user can be erased: it is kept apart, and sealed as a salted digest whose salt goes with it.
alter table audit_entries add column personal_digest bytea check (length(personal_digest) = 32);

create table audit_personal_parts (
  organization_id bigint not null,
  entry_id bigint not null,
  driver_ids bigint[] not null,
  salt bytea not null,
  subject_name text,
  before jsonb,
  after jsonb,
  search_key text not null generated always as (
    lower(coalesce(subject_name, '') || ' ' || coalesce(before::text, '') || ' ' || coalesce(after::text, ''))
  ) stored,
  primary key (organization_id, entry_id),
  foreign key (organization_id, entry_id) references audit_entries (organization_id, id)
);
create index audit_personal_parts_by_driver on audit_personal_parts using gin (driver_ids);
select guard_tenant_table('audit_personal_parts', app => 'select, insert, delete', ingest => '', directory => '');
grant select on audit_personal_parts to stationmaster_sealer;
create policy sealer on audit_personal_parts for select to stationmaster_sealer using (true);
