-- Those that run first: nobody waits for their rows while all others are looked through.
update sessions set charged = false
where ended_at is null and decision <> 'Accepted' and coalesce(energy_wh, 0) = 0 and charged;
update sessions set charged = false
where ended_at is not null and decision <> 'Accepted' and coalesce(energy_wh, 0) = 0 and charged;

-- What charts over years read, without a look at the rows themselves.
drop index concurrently if exists sessions_by_start_anew;
create index concurrently sessions_by_start_anew on sessions (organization_id, started_at desc) include (station_id, evse, charged);
drop index concurrently if exists sessions_by_start;
alter index sessions_by_start_anew rename to sessions_by_start;

drop index concurrently if exists sessions_by_end_anew;
create index concurrently sessions_by_end_anew on sessions (organization_id, ended_at) include (started_at, station_id, evse, charged)
  where ended_at is not null;
drop index concurrently if exists sessions_by_end;
alter index sessions_by_end_anew rename to sessions_by_end;
