-- A start that was refused is no charging event, unless energy flowed all the same: a station may not heed the refusal.
alter table sessions add column charged boolean not null
  generated always as (decision = 'Accepted' or coalesce(energy_wh, 0) > 0) stored;

-- What charts over years read, without a look at the rows themselves.
drop index sessions_by_start;
drop index sessions_by_end;
create index sessions_by_start on sessions (organization_id, started_at desc) include (station_id, evse, charged);
create index sessions_by_end on sessions (organization_id, ended_at) include (started_at, station_id, evse, charged)
  where ended_at is not null;
