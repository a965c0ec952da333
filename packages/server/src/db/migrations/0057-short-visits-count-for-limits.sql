-- Since when a station's limit waits for the station to have said what it has to say, over however many connections.
alter table limits add column waits_since timestamptz;
