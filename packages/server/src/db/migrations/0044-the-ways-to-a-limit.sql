-- The ways to a limit are called as the quirks of stations call them.
alter table wanted_limits
  drop constraint wanted_limits_way_check,
  add check (way in ('station', 'point', 'setting'));
create index wanted_limits_not_applied on wanted_limits (station_id) where replaced_at is null and state <> 'applied';
