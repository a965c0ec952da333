-- Mails to operators: what each is about, never its words, which are made when it is sent; so no secret of a link lies here.
create table mails (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organizations,
  kind text not null check (kind ~ '^[a-z_]{1,40}$'),
  to_address text not null check (length(to_address) between 3 and 320),
  operator_ids bigint[] not null default '{}',
  arguments jsonb not null default '{}',
  state text not null default 'queued' check (state in ('queued', 'sent', 'kept', 'failed')),
  attempts integer not null default 0,
  due_at timestamptz not null default now(),
  last_error text,
  queued_at timestamptz not null default now(),
  done_at timestamptz,
  unique (organization_id, id)
);
create index mails_due on mails (due_at) where state = 'queued';
create index mails_by_time on mails (organization_id, queued_at desc, id desc);
select guard_tenant_table('mails', app => 'select, insert, update, delete', ingest => '', directory => 'select');
