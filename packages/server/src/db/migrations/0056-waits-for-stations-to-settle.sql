-- Since when a station's list waits for the station to have said what it has to say, over however many connections.
alter table local_lists add column waits_since timestamptz;
