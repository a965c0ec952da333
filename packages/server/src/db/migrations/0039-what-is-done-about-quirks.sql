-- A quirk is noticed, recognised by the make of its station, or set by an admin; it is lifted where an admin says that a
-- recognised one does not hold. The gateway asks for them with the look-up of a connection.
alter table station_quirks
  add column parameters jsonb not null default '{}',
  add column lifted_at timestamptz,
  drop constraint station_quirks_source_check,
  add check (source in ('found', 'recognised', 'set'));
grant delete on station_quirks to stationmaster_ingest;
grant select on station_quirks to stationmaster_directory;
create policy directory on station_quirks to stationmaster_directory using (true) with check (true);
