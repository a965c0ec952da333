create table operators (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organizations,
  username text not null check (length(username) between 1 and 100),
  username_key text not null unique,
  name text not null default '',
  email text not null,
  email_key text not null,
  password_hash text,
  role text not null check (role in ('admin', 'basic')),
  base_group_id bigint not null,
  active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (organization_id, id),
  foreign key (organization_id, base_group_id) references groups (organization_id, id)
);
create index operators_by_email on operators (email_key);
select guard_tenant_table('operators', app => 'select, insert, update, delete', ingest => '', directory => 'select');

-- A login is known by the hash of its random id; it ends two hours after it began, whatever happens in between.
create table logins (
  id_hash bytea primary key,
  organization_id bigint not null,
  operator_id bigint not null,
  csrf_token text not null,
  address text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  foreign key (organization_id, operator_id) references operators (organization_id, id) on delete cascade
);
create index logins_by_operator on logins (operator_id);
create index logins_by_end on logins (expires_at);
select guard_tenant_table('logins', app => 'select, insert, delete', ingest => '', directory => 'select, delete');
