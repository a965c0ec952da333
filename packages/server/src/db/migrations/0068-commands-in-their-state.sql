-- Since when a command is queued or sent, by the clock of the database: any node may give up what another has left, whatever its
-- own clock says.
alter table commands add column state_since timestamptz not null default now();
