-- An operator's second factor: the secret of its codes, sealed under the installation's key; it counts once a code confirmed it.
create table second_factors (
  organization_id bigint not null,
  operator_id bigint not null,
  sealed_secret bytea not null,
  confirmed_at timestamptz,
  -- The time step of the code that was accepted last: no code is accepted twice.
  last_step bigint,
  primary key (organization_id, operator_id),
  foreign key (organization_id, operator_id) references operators (organization_id, id) on delete cascade
);
select guard_tenant_table('second_factors', app => 'select, insert, update, delete', ingest => '',
  directory => 'select (organization_id, operator_id, confirmed_at)');

create table recovery_codes (
  organization_id bigint not null,
  operator_id bigint not null,
  code_hash bytea not null,
  primary key (organization_id, operator_id, code_hash),
  foreign key (organization_id, operator_id) references second_factors (organization_id, operator_id) on delete cascade
);
select guard_tenant_table('recovery_codes', app => 'select, insert, delete', ingest => '', directory => '');

alter table organizations add column second_factor_demanded boolean not null default false;
