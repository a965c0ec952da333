-- What this database is: the demonstration or the real thing, and which secret key its station passwords were hashed with.
create table installation (
  only_row boolean primary key default true check (only_row),
  demo boolean not null default false,
  secret_key_check bytea,
  setup_code_hash bytea,
  created_at timestamptz not null default now()
);

grant select, insert, update on installation to stationmaster_directory;
