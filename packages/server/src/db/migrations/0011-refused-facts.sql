-- What a station said that the database would not take, as it came, with the reason.
create table refused_facts (
  id bigint generated always as identity primary key,
  organization_id bigint not null,
  station_id bigint not null,
  kind text not null,
  fact jsonb not null,
  sqlstate text not null,
  message text not null,
  received_at timestamptz not null,
  refused_at timestamptz not null default now()
);
create index refused_facts_by_time on refused_facts (organization_id, refused_at desc);
select guard_tenant_table('refused_facts', app => 'select', ingest => 'select, insert', directory => '');
