-- What each station's local list of tokens holds, what it is being told, and whether something has changed since.
create table local_lists (
  station_id bigint primary key,
  organization_id bigint not null,
  state text not null default 'waiting' check (state in ('waiting', 'current', 'unsupported', 'failed')),
  version integer not null default 0,
  -- What the station holds, by token; null where that is not known.
  entries jsonb,
  -- The whole of what it will hold after the command that is under way, and what of it is sent.
  wanted jsonb,
  sending jsonb,
  command_id uuid,
  held integer not null default 0,
  left_out integer not null default 0,
  succeeded_at timestamptz,
  touched_at timestamptz default now(),
  due_at timestamptz,
  checked_epoch bigint not null default 0,
  asked_epoch bigint not null default 0,
  foreign key (organization_id, station_id) references stations (organization_id, id)
);
select guard_tenant_table('local_lists', app => 'select', ingest => 'select, insert, update', directory => '');

-- What operators changed that lists may have to say otherwise: a driver's reach, a group with all below, a station, or all.
create table list_changes (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organizations,
  driver_id bigint,
  group_id bigint,
  station_id bigint,
  changed_at timestamptz not null default now()
);
select guard_tenant_table('list_changes', app => 'insert', ingest => 'select, delete', directory => '');

create function note_list_change() returns trigger language plpgsql as $$
declare
  changed jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  before jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) end;
  organization bigint := coalesce(changed ->> 'organization_id', changed ->> 'id')::bigint;
begin
  case tg_table_name
    when 'tokens' then
      insert into list_changes (organization_id, driver_id) values (organization, (changed ->> 'driver_id')::bigint);
      if before ->> 'driver_id' is distinct from changed ->> 'driver_id' and tg_op = 'UPDATE' then
        insert into list_changes (organization_id, driver_id) values (organization, (before ->> 'driver_id')::bigint);
      end if;
    when 'drivers' then
      insert into list_changes (organization_id, driver_id) values (organization, (changed ->> 'id')::bigint);
    when 'driver_groups' then
      insert into list_changes (organization_id, driver_id)
        select organization, d.id from drivers d
        where d.organization_id = organization and d.driver_group_id = (changed ->> 'id')::bigint;
    when 'access_rights' then
      -- Whoever gets the first right, or loses the last, may have charged everywhere before, or does so from now on.
      insert into list_changes (organization_id, group_id, station_id)
        select organization,
          case when o.drivers_without_rights = 'nowhere' then (changed ->> 'group_id')::bigint end,
          case when o.drivers_without_rights = 'nowhere' then (changed ->> 'station_id')::bigint end
        from organizations o where o.id = organization;
    when 'stations' then
      insert into list_changes (organization_id, station_id) values (organization, (changed ->> 'id')::bigint);
    when 'groups' then
      insert into list_changes (organization_id, group_id) values (organization, (changed ->> 'id')::bigint);
    when 'organizations' then
      insert into list_changes (organization_id) values (organization);
  end case;
  return null;
end $$;

create trigger note_list_change after insert or delete or update of token, driver_id, active, valid_from, valid_to on tokens
  for each row execute function note_list_change();
create trigger note_list_change after update of active, driver_group_id on drivers
  for each row execute function note_list_change();
create trigger note_list_change after update of active on driver_groups
  for each row execute function note_list_change();
create trigger note_list_change after insert or delete or update on access_rights
  for each row execute function note_list_change();
create trigger note_list_change after update of group_id, disabled, free_charging on stations
  for each row when ((old.group_id, old.disabled, old.free_charging) is distinct from (new.group_id, new.disabled, new.free_charging))
  execute function note_list_change();
create trigger note_list_change after update of parent_id, free_charging on groups
  for each row when ((old.parent_id, old.free_charging) is distinct from (new.parent_id, new.free_charging))
  execute function note_list_change();
create trigger note_list_change after update of free_charging, drivers_without_rights, time_zone on organizations
  for each row when ((old.free_charging, old.drivers_without_rights, old.time_zone)
    is distinct from (new.free_charging, new.drivers_without_rights, new.time_zone))
  execute function note_list_change();
