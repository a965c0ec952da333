create table audit_entries (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organizations,
  at timestamptz not null default now(),
  operator_id bigint,
  actor text not null,
  address text,
  action text not null,
  subject_kind text,
  subject_id text,
  before jsonb,
  after jsonb,
  outcome text not null default 'done' check (outcome in ('done', 'refused', 'failed'))
);
create index audit_entries_by_time on audit_entries (organization_id, at desc, id desc);
select guard_tenant_table('audit_entries', app => 'select, insert', ingest => '', directory => '');
