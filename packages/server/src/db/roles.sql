-- The five roles that requests take on. An administrator runs this once where the role of DATABASE_URL may not create
-- roles; it may run again without harm. What each may touch is granted by the migrations.
do $$
declare
  wanted text;
begin
  foreach wanted in array array[
    'stationmaster_none', 'stationmaster_app', 'stationmaster_ingest', 'stationmaster_directory', 'stationmaster_sealer'
  ] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I nologin noinherit', wanted);
    end if;
  end loop;
end $$;
