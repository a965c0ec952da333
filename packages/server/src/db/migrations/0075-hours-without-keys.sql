-- As the one before; by itself, since each of the two takes a lock on sessions that others wait for.
alter table energy_buckets drop constraint energy_buckets_organization_id_session_id_fkey;
