-- Its predicate is one that no other index has: with "ended_at is null" the planner, which believes that hardly any session is
-- open, reads another index of open sessions from end to end, for every fact of a station.
drop index sessions_open_by_station;
create index sessions_open_by_station on sessions (station_id, evse) where end_kind is null;
