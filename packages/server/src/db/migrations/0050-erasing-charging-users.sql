-- Whoever erases a charging user takes the tokens out of what stations said and were told.
grant delete on presentations to stationmaster_app;
grant update (frame) on frames to stationmaster_app;
grant update (token_key, arguments) on commands to stationmaster_app;
grant update (entries, wanted, sending, touched_at) on local_lists to stationmaster_app;
grant update (info) on station_events to stationmaster_app;
grant update (fact) on refused_facts to stationmaster_app;
