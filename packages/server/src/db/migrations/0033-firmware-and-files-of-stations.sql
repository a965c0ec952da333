-- Firmware images, and the files that go to stations and come from them; their bytes lie in the data folder.
create table firmware_images (
  id bigint generated always as identity primary key,
  organization_id bigint not null references organizations,
  home_group_id bigint,
  version text not null check (length(version) between 1 and 100),
  vendor text not null default '',
  models text[] not null default '{}',
  file_name text not null,
  size_bytes bigint,
  sha256 text,
  signature text,
  certificate text,
  created_by bigint,
  created_at timestamptz not null,
  uploaded_at timestamptz,
  deleted_at timestamptz,
  unique (organization_id, id),
  check ((home_group_id is null) = (deleted_at is not null)),
  foreign key (organization_id, home_group_id) references groups (organization_id, id),
  foreign key (organization_id, created_by) references operators (organization_id, id) on delete set null (created_by)
);
create index firmware_images_by_group on firmware_images (home_group_id);
select guard_tenant_table('firmware_images', app => 'select, insert, update', ingest => '', directory => '');

alter table commands add unique (organization_id, id);

-- A file on its way between a station and us, or a server of the operator's own; the command's id is its own.
create table transfers (
  command_id uuid primary key,
  organization_id bigint not null,
  station_id bigint not null,
  kind text not null check (kind in ('firmware', 'diagnostics')),
  image_id bigint,
  asked_at timestamptz not null,
  -- Until when our address is good; none where the address is the operator's own.
  expires_at timestamptz,
  -- What the station has told of it, in order: status and instant.
  progress jsonb not null default '[]',
  file_name text,
  size_bytes bigint,
  sha256 text,
  received_at timestamptz,
  deleted_at timestamptz,
  foreign key (organization_id, command_id) references commands (organization_id, id),
  foreign key (organization_id, station_id) references stations (organization_id, id),
  foreign key (organization_id, image_id) references firmware_images (organization_id, id)
);
create index transfers_by_station on transfers (station_id, asked_at desc);
create index transfers_with_file on transfers (received_at) where received_at is not null and deleted_at is null;
select guard_tenant_table('transfers', app => 'select, insert, update', ingest => 'select, update', directory => 'select');
