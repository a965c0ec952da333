-- Each node that makes backups fails for itself: what went well at one must not take another's fault away, which would be
-- told again as if it were new.
alter table backup_faults
  add column node text not null default '' check (length(node) <= 255),
  drop constraint backup_faults_pkey,
  add primary key (organization_id, node);
