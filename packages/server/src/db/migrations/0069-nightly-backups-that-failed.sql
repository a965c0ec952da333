-- That nightly backups fail, for the organization-wide admins of the first organization. Written anew with each try, so that it
-- goes out of sight where nobody tries any more.
create table backup_faults (
  organization_id bigint primary key references organizations (id),
  failing_since timestamptz not null,
  tried_at timestamptz not null,
  reason text not null check (length(reason) between 1 and 1000)
);
select guard_tenant_table('backup_faults', app => 'select, insert, update, delete', ingest => '', directory => '');
