-- Who wants mails about issues, of which groups and all below them; up to when issues were told of, and when somebody was last reminded.
create table issue_mails (
  operator_id bigint primary key,
  organization_id bigint not null,
  group_ids bigint[] not null check (cardinality(group_ids) between 1 and 200),
  told_until timestamptz not null,
  reminded_at timestamptz not null,
  foreign key (organization_id, operator_id) references operators (organization_id, id) on delete cascade
);
select guard_tenant_table('issue_mails', app => 'select, insert, update, delete', ingest => '', directory => 'select');
