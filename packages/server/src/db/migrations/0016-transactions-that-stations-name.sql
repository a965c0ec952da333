-- A 2.x station names its transactions itself and tells of them in numbered events, in any order (T-8).
alter table sessions
  add column station_transaction text,
  add column start_told boolean not null default true,
  add column charging_state text,
  add column charging_state_at timestamptz;
create unique index sessions_by_station_transaction on sessions (station_id, station_transaction)
  where station_transaction is not null;
-- The writer draws a session's id before it writes the row, since what it writes beside it names the session.
grant usage on sequence sessions_id_seq to stationmaster_ingest;

-- What was received of a transaction. The key says what is a resend: some stations number all their events 0.
create table transaction_events (
  station_id bigint not null,
  station_transaction text not null,
  seq_no integer not null,
  digest uuid not null,
  organization_id bigint not null,
  event text not null check (event in ('started', 'updated', 'ended')),
  trigger text,
  offline boolean not null,
  decision text check (decision in ('Accepted', 'Blocked', 'Expired', 'Invalid', 'ConcurrentTx')),
  occurred_at timestamptz not null,
  station_at timestamptz,
  received_at timestamptz not null,
  primary key (station_id, station_transaction, seq_no, digest)
);
select guard_tenant_table('transaction_events', app => 'select', ingest => 'select, insert', directory => '');

-- The number by which a station says which remote start a transaction began with.
alter table commands add column remote_start_id integer generated always as identity;
create unique index commands_by_remote_start on commands (remote_start_id) where intent = 'startCharging';
