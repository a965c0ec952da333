-- Tokens that were shown without starting anything yet, and what was answered: kept for some days, so that it can be said why.
create table presentations (
  id bigint generated always as identity primary key,
  organization_id bigint not null,
  station_id bigint not null,
  token text not null,
  token_key text not null,
  decision text not null,
  reason text not null,
  shown_at timestamptz not null
);
select guard_tenant_table('presentations', app => 'select', ingest => 'select, insert, delete', directory => '');
create index presentations_by_station on presentations (station_id, shown_at desc);
create index presentations_by_organization on presentations (organization_id, shown_at desc);
create index presentations_by_age on presentations (shown_at);
