-- Of a station that has left thousands of ends, a start looks at the newest alone.
drop index concurrently if exists stray_ends_unattached_newest;
create index concurrently stray_ends_unattached_newest on stray_ends (station_id, id) where cause = 'unassigned' and attached_at is null;
drop index concurrently if exists stray_ends_unattached;
