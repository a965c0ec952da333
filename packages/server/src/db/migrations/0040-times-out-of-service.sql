-- When charging points could not be used, kept as it happens: what they were a year ago no other table tells for good, since the
-- feed of events is thinned and stations are connected or not without a row for each.
alter table evses
  add column known_since timestamptz not null default now(),
  -- Before this nobody wrote down its outages.
  add column watched_since timestamptz not null default now();

create table outages (
  organization_id bigint not null,
  station_id bigint not null,
  -- 0 is the station as a whole.
  evse integer not null check (evse between 0 and 9999),
  cause text not null check (cause in ('status', 'offline')),
  began_at timestamptz not null,
  ended_at timestamptz,
  check (ended_at >= began_at),
  foreign key (organization_id, station_id) references stations (organization_id, id)
);
create unique index outages_not_over on outages (station_id, evse, cause) where ended_at is null;
create index outages_by_station on outages (station_id, ended_at);
create index outages_by_end on outages (organization_id, ended_at);
select guard_tenant_table('outages', app => 'select', ingest => 'select', directory => '');

insert into outages (organization_id, station_id, evse, cause, began_at)
select organization_id, station_id, evse, 'status', status_at from point_state where status in ('Faulted', 'Unavailable')
union all
select organization_id, station_id, 0, 'offline', disconnected_at from station_state where not connected and disconnected_at is not null;

-- A trigger, since the end of a connection is written in several places, and here none of them can be forgotten. It runs for the
-- rows that turn, not for every status. With its owner's rights: nobody else writes outages.
create function note_outage() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.status in ('Faulted', 'Unavailable') then
    insert into outages (organization_id, station_id, evse, cause, began_at)
    values (new.organization_id, new.station_id, new.evse, 'status', new.status_at)
    on conflict (station_id, evse, cause) where ended_at is null do nothing;
  else
    update outages o set ended_at = greatest(o.began_at, new.status_at)
    where o.station_id = new.station_id and o.evse = new.evse and o.cause = 'status' and o.ended_at is null;
  end if;
  return null;
end $$;

create trigger note_outage_at_once after insert on point_state
  for each row when (new.status in ('Faulted', 'Unavailable')) execute function note_outage();
create trigger note_outage after update of status on point_state
  for each row when ((old.status in ('Faulted', 'Unavailable')) <> (new.status in ('Faulted', 'Unavailable')))
  execute function note_outage();

-- Whoever is back within a minute was not away: stations change networks, and we restart.
create function note_absence() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.connected then
    delete from outages o where o.station_id = new.station_id and o.evse = 0 and o.cause = 'offline' and o.ended_at is null
      and o.began_at > new.connected_at - interval '1 minute';
    update outages o set ended_at = greatest(o.began_at, new.connected_at)
    where o.station_id = new.station_id and o.evse = 0 and o.cause = 'offline' and o.ended_at is null;
  else
    insert into outages (organization_id, station_id, evse, cause, began_at)
    values (new.organization_id, new.station_id, 0, 'offline', coalesce(new.disconnected_at, now()))
    on conflict (station_id, evse, cause) where ended_at is null do nothing;
  end if;
  return null;
end $$;

create trigger note_absence after update of connected on station_state
  for each row when (old.connected <> new.connected) execute function note_absence();

-- What charts over years read, without a look at the rows themselves.
drop index sessions_by_start;
create index sessions_by_start on sessions (organization_id, started_at desc) include (station_id, evse);
create index sessions_by_end on sessions (organization_id, ended_at) include (started_at, station_id, evse) where ended_at is not null;
