-- Limits that were replaced, and runs of tasks, are kept as long as an organization keeps its other histories.
create index wanted_limits_replaced on wanted_limits (station_id, replaced_at) where replaced_at is not null;
grant delete on wanted_limits to stationmaster_ingest;

create index task_runs_ended on task_runs (task_id, ended_at) where ended_at is not null;
grant select (id, organization_id) on tasks to stationmaster_ingest;
create policy ingest on tasks to stationmaster_ingest using (true) with check (false);
grant select, delete on task_runs to stationmaster_ingest;
create policy ingest on task_runs to stationmaster_ingest using (true) with check (false);
