-- A certificate that a station proves itself by, or the authority it stands on, that ends soon wants a look.
alter table issues
  drop constraint issues_kind_check,
  add check (kind in ('error_status', 'offline', 'boot_loop', 'rejected_command', 'limit_not_kept', 'certificate_expiring'));
grant select on certificate_authorities to stationmaster_ingest;
create policy ingest on certificate_authorities to stationmaster_ingest using (true);
