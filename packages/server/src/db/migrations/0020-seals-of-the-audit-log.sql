-- Each committed entry is sealed once. Ids come from a sequence and commit in any order, so what waits for its seal is a
-- list of its own: an entry stands in it from its commit until the transaction that seals it.
alter table audit_entries add unique (organization_id, id);

create table unsealed_entries (
  organization_id bigint not null,
  entry_id bigint not null,
  primary key (organization_id, entry_id),
  foreign key (organization_id, entry_id) references audit_entries (organization_id, id)
);

create table audit_seals (
  organization_id bigint not null references organizations,
  number bigint not null check (number > 0),
  sealed_at timestamptz not null,
  entry_ids bigint[] not null check (cardinality(entry_ids) > 0),
  entry_hashes bytea[] not null check (cardinality(entry_hashes) = cardinality(entry_ids)),
  hash bytea not null,
  primary key (organization_id, number)
);

select guard_tenant_table('unsealed_entries', app => 'select', ingest => '', directory => '');
select guard_tenant_table('audit_seals', app => 'select', ingest => '', directory => '');

grant usage on schema public to stationmaster_sealer;
grant select on audit_entries to stationmaster_sealer;
grant select, delete on unsealed_entries to stationmaster_sealer;
grant select, insert on audit_seals to stationmaster_sealer;
create policy sealer on audit_entries for select to stationmaster_sealer using (true);
create policy sealer on unsealed_entries to stationmaster_sealer using (true);
create policy sealer on audit_seals to stationmaster_sealer using (true) with check (true);

-- As the owner, so that the application adds an entry to the list by writing it, and in no other way.
create function await_seal() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into unsealed_entries (organization_id, entry_id) select organization_id, id from written;
  return null;
end $$;
revoke all on function await_seal from public;

create trigger await_seal after insert on audit_entries
  referencing new table as written for each statement execute function await_seal();

insert into unsealed_entries (organization_id, entry_id) select organization_id, id from audit_entries;
