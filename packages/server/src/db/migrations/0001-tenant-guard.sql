-- One line per table says who may touch it: row-level security for operators' requests, plain grants for the two other doors.
create function guard_tenant_table(guarded regclass, app text, ingest text, directory text) returns void
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  if app <> '' then
    execute format('grant %s on %s to stationmaster_app', app, guarded);
    execute format(
      'create policy tenant on %s to stationmaster_app
         using (organization_id = nullif(current_setting(''app.organization'', true), '''')::bigint)
         with check (organization_id = nullif(current_setting(''app.organization'', true), '''')::bigint)', guarded);
  end if;
  if ingest <> '' then
    execute format('grant %s on %s to stationmaster_ingest', ingest, guarded);
    execute format('create policy ingest on %s to stationmaster_ingest using (true) with check (true)', guarded);
  end if;
  if directory <> '' then
    execute format('grant %s on %s to stationmaster_directory', directory, guarded);
    execute format('create policy directory on %s to stationmaster_directory using (true) with check (true)', guarded);
  end if;
end $$;

revoke all on function guard_tenant_table from public;

grant usage on schema public to stationmaster_app, stationmaster_ingest, stationmaster_directory;
