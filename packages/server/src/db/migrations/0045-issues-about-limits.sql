-- A limit of current that a station does not keep wants a look.
alter table issues
  drop constraint issues_kind_check,
  add check (kind in ('error_status', 'offline', 'boot_loop', 'rejected_command', 'limit_not_kept'));
