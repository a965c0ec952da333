-- Lists of 100,000 charging users are read in their order, and what hangs on one of them is found when it is changed or goes.
alter table tokens add column type text not null default 'iso14443'
  check (type in ('iso14443', 'iso15693', 'key_code', 'local', 'emaid', 'mac_address'));
create index drivers_by_search_key on drivers (organization_id, search_key, id);
create index drivers_by_email on drivers (organization_id, email_key, id);
create index drivers_by_driver_group on drivers (driver_group_id) where driver_group_id is not null;
create index access_rights_by_station on access_rights (station_id) where station_id is not null;
create index sessions_by_token_id on sessions (token_id) where token_id is not null;
