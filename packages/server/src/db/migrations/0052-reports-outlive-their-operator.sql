-- The file of a report stays known until it is removed, also where whoever asked for it is gone; and each taking of a report has a number, so
-- that a maker who was thought dead is told from the one who makes it now.
alter table report_jobs
  alter column operator_id drop not null,
  add column takes integer not null default 0,
  drop constraint report_jobs_organization_id_operator_id_fkey,
  add foreign key (organization_id, operator_id) references operators (organization_id, id) on delete set null (operator_id);
create index report_jobs_of_nobody on report_jobs (id) where operator_id is null;
