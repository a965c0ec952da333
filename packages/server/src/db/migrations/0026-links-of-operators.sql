-- How operators get in who have no password, or lost it: links in mails, each good once. The secret itself is nowhere.
create table operator_links (
  secret_hash bytea primary key,
  organization_id bigint not null,
  operator_id bigint not null,
  purpose text not null check (purpose in ('invitation', 'password_reset')),
  expires_at timestamptz not null,
  foreign key (organization_id, operator_id) references operators (organization_id, id) on delete cascade
);
create index operator_links_by_operator on operator_links (organization_id, operator_id);
create index operator_links_by_end on operator_links (expires_at);
select guard_tenant_table('operator_links', app => 'select, insert, delete', ingest => '', directory => 'select');
