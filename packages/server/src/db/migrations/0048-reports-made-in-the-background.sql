-- Reports that are made in the background: what was asked for, by whom with which view, how far it is, and its file until it is old.
create table report_jobs (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organizations,
  operator_id bigint not null,
  saved_report_id bigint,
  -- The last day of what a saved report tells of: each is made once, however many nodes look.
  period_end date,
  format text not null check (format in ('xlsx', 'pdf')),
  filter jsonb not null,
  base_group_id bigint not null,
  orphans boolean not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  sessions_done bigint not null default 0,
  sessions_total bigint,
  size_bytes bigint,
  problem text,
  asked_at timestamptz not null,
  lease_until timestamptz,
  ended_at timestamptz,
  unique (organization_id, id),
  unique (saved_report_id, period_end),
  foreign key (organization_id, operator_id) references operators (organization_id, id) on delete cascade
);
create index report_jobs_waiting on report_jobs (asked_at) where state in ('queued', 'running');
create index report_jobs_by_operator on report_jobs (operator_id, asked_at desc);
create index report_jobs_ended on report_jobs (ended_at) where ended_at is not null;
select guard_tenant_table('report_jobs', app => 'select, insert, update, delete', ingest => '', directory => 'select');

-- Reports that an operator keeps under a name, and which of them come by mail.
create table saved_reports (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organizations,
  operator_id bigint not null,
  name text not null check (length(name) between 1 and 200),
  days text not null check (days in ('chosen', 'last_month', 'last_week')),
  filter jsonb not null,
  mailed text check (mailed in ('monthly', 'weekly')),
  format text not null default 'pdf' check (format in ('xlsx', 'pdf')),
  next_at timestamptz,
  version integer not null default 1,
  unique (organization_id, id),
  check ((mailed is null) = (next_at is null)),
  foreign key (organization_id, operator_id) references operators (organization_id, id) on delete cascade
);
create index saved_reports_by_operator on saved_reports (operator_id);
create index saved_reports_due on saved_reports (next_at) where next_at is not null;
select guard_tenant_table('saved_reports', app => 'select, insert, update, delete', ingest => '', directory => 'select');

alter table report_jobs add foreign key (organization_id, saved_report_id)
  references saved_reports (organization_id, id) on delete set null (saved_report_id);
