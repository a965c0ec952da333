-- An entry may be a program's, with its API key. What it is about keeps the name and the group it had then, so that it can be read, found and cut to a domain when it is gone.
alter table audit_entries
  add column api_key_id bigint,
  add column subject_name text,
  add column subject_group_id bigint,
  add column search_key text not null generated always as (
    lower(actor || ' ' || action || ' ' || coalesce(address, '') || ' ' || coalesce(subject_name, '') || ' '
      || coalesce(subject_id, '') || ' ' || coalesce(before::text, '') || ' ' || coalesce(after::text, ''))
  ) stored;

create index audit_entries_by_operator on audit_entries (organization_id, operator_id, at desc, id desc);
create index audit_entries_by_action on audit_entries (organization_id, action, at desc, id desc);
create index audit_entries_by_subject on audit_entries (organization_id, subject_kind, subject_id, at desc, id desc);
create index audit_entries_not_done on audit_entries (organization_id, outcome, at desc, id desc) where outcome <> 'done';
