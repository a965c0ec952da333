-- Which sessions a session overlaps is asked whenever one has ended: by their ends they are found without a look at all that the station
-- had in 30 days.
drop index concurrently if exists sessions_by_station_end;
create index concurrently sessions_by_station_end on sessions (station_id, ended_at) where ended_at is not null;
