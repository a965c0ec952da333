-- What was said on the sockets of stations, for people who look for a fault. Written aside, in sets, and lost where there is too much.
create table frames (
  id bigint generated always as identity primary key,
  organization_id bigint not null,
  station_id bigint not null,
  at timestamptz not null,
  direction text not null check (direction in ('in', 'out')),
  kind text not null check (kind in ('call', 'result', 'error', 'other')),
  action text,
  message_id text,
  frame text not null
);
create index frames_by_station on frames (station_id, id desc);
-- They come in the order of time, and go in it.
create index frames_by_time on frames using brin (at);
select guard_tenant_table('frames', app => 'select', ingest => 'select, insert, delete', directory => '');
