-- The same command, or settings, for many stations at once. What becomes of each stands in the commands that it consists of.
create table campaigns (
  id uuid primary key,
  organization_id bigint not null references organizations,
  intent text not null,
  arguments jsonb not null,
  station_count integer not null check (station_count > 0),
  -- Its maker's; says who reads of it in the audit log.
  base_group_id bigint,
  operator_id bigint,
  api_key_id bigint,
  idempotency_key text not null,
  retry_of uuid,
  created_at timestamptz not null,
  cancelled_at timestamptz,
  -- When the last of its commands had their turn.
  gave_at timestamptz,
  -- Since when none of its commands waits for its turn.
  given_out_at timestamptz,
  unique (organization_id, id),
  unique (organization_id, operator_id, idempotency_key),
  unique (organization_id, api_key_id, idempotency_key),
  foreign key (organization_id, base_group_id) references groups (organization_id, id) on delete set null (base_group_id),
  foreign key (organization_id, operator_id) references operators (organization_id, id) on delete set null (operator_id),
  foreign key (organization_id, api_key_id) references api_keys (organization_id, id),
  foreign key (organization_id, retry_of) references campaigns (organization_id, id)
);
create index campaigns_by_organization on campaigns (organization_id, created_at desc);
create index campaigns_being_given_out on campaigns (created_at) where given_out_at is null;
select guard_tenant_table('campaigns', app => 'select, insert, update (cancelled_at)', ingest => 'select, update (gave_at, given_out_at)', directory => '');

-- Held: waits for its turn, so that not all stations are asked at once.
alter table commands
  add column campaign_id uuid,
  add foreign key (organization_id, campaign_id) references campaigns (organization_id, id),
  drop constraint commands_state_check,
  add constraint commands_state_check check (state in
    ('held', 'waiting', 'queued', 'sent', 'accepted', 'rejected', 'timed_out', 'failed', 'unknown', 'cancelled'));
create index commands_by_campaign on commands (campaign_id, station_id) where campaign_id is not null;
create index commands_held on commands (campaign_id, id) where state = 'held';
grant update (state, detail, answered_at) on commands to stationmaster_app;
