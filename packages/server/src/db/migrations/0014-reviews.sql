-- What operators decide about charging events and ends that need a look, and what the lists of both are found by.
alter table sessions add column review_note text;
alter table stray_ends add column dismissed_at timestamptz, add column review_note text;
-- A stop that an operator replaces by another is kept as a conflict.
grant insert on stray_ends to stationmaster_app;

create index stray_ends_to_review on stray_ends (organization_id, received_at desc)
  where attached_at is null and dismissed_at is null;
create index stray_ends_by_session on stray_ends (session_id) where session_id is not null;
create index commands_by_session on commands (session_id) where session_id is not null;
create index sessions_by_token on sessions (organization_id, token_key, started_at desc) where token_key is not null;
create index sessions_by_driver on sessions (driver_id, started_at desc) where driver_id is not null;
