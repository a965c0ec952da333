-- Where a station stands and whom to ask; and of an orphan the group that it left, for reports. No key: that group may go.
alter table stations
  add column address text not null default '' check (length(address) <= 500),
  add column latitude double precision check (latitude between -90 and 90),
  add column longitude double precision check (longitude between -180 and 180),
  add column contact text not null default '' check (length(contact) <= 500),
  add column last_group_id bigint,
  add check ((latitude is null) = (longitude is null));

-- Whoever changes what a connection was told, or removes its station, ends it: a later epoch is drawn (R-5).
grant update (connection_epoch, connected, disconnected_at) on station_state to stationmaster_app;
grant usage on sequence connection_epochs to stationmaster_app;
