-- A command to a station is a row before it is a frame; the row is the truth of its life.
create table commands (
  id uuid primary key,
  organization_id bigint not null,
  station_id bigint not null,
  evse integer,
  intent text not null,
  arguments jsonb not null default '{}',
  token_key text,
  state text not null default 'queued'
    check (state in ('queued', 'sent', 'accepted', 'rejected', 'timed_out', 'failed', 'unknown')),
  status text,
  detail text,
  operator_id bigint,
  idempotency_key text,
  session_id bigint,
  connection_epoch bigint,
  queued_at timestamptz not null,
  sent_at timestamptz,
  answered_at timestamptz,
  unique (organization_id, operator_id, idempotency_key),
  foreign key (organization_id, station_id) references stations (organization_id, id),
  foreign key (organization_id, operator_id) references operators (organization_id, id) on delete set null (operator_id),
  foreign key (organization_id, session_id) references sessions (organization_id, id)
);
create index commands_by_station on commands (station_id, queued_at desc);
create index commands_in_flight on commands (station_id, queued_at) where state in ('queued', 'sent');
create index commands_awaiting_cable on commands (station_id) where intent = 'startCharging' and state = 'accepted' and session_id is null;
select guard_tenant_table('commands', app => 'select, insert', ingest => 'select, insert, update', directory => '');
