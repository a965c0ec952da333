-- What is derived of a session is written from the session's own row, which is held meanwhile and never deleted: a key would look it up
-- once more for every row, and while a database is new by an index that reads all of its organization.
alter table session_curves drop constraint session_curves_organization_id_session_id_fkey;
