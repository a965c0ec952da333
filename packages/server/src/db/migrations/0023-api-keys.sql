-- Keys of programs: of the secret only its hash is kept. A revoked key stays for what its commands say of it, and holds no group.
create table api_keys (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organizations,
  name text not null check (length(name) between 1 and 100),
  name_key text not null,
  secret_hash bytea not null unique check (length(secret_hash) = 32),
  prefix text not null,
  role text not null check (role in ('admin', 'basic')),
  base_group_id bigint,
  created_by bigint,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  version integer not null default 1,
  unique (organization_id, id),
  check ((base_group_id is null) = (revoked_at is not null)),
  foreign key (organization_id, base_group_id) references groups (organization_id, id),
  foreign key (organization_id, created_by) references operators (organization_id, id) on delete set null (created_by)
);
create index api_keys_by_base_group on api_keys (base_group_id);
select guard_tenant_table('api_keys', app => 'select, insert, update', ingest => '', directory => 'select, update (last_used_at)');

-- A command is an operator's or a program's, and repeated under the same idempotency key it is the same command for both.
alter table commands
  add column api_key_id bigint,
  add unique (organization_id, api_key_id, idempotency_key),
  add foreign key (organization_id, api_key_id) references api_keys (organization_id, id);
