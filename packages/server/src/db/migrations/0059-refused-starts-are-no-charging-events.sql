-- A start that was refused is no charging event, unless energy flowed all the same: a station may not heed the refusal.
-- Most starts are accepted: a constant costs no rewrite, and the trigger, which counts for nodes of an older version too,
-- has something to do for the few others only. Those of before are marked outside of a transaction, later on.
alter table sessions add column charged boolean not null default true;

create function note_charged() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  update sessions s set charged = not s.charged where s.organization_id = new.organization_id and s.id = new.id;
  return null;
end $$;

create trigger note_charged after insert or update of decision, energy_wh, charged on sessions
  for each row when (new.charged <> (new.decision = 'Accepted' or coalesce(new.energy_wh, 0) > 0)) execute function note_charged();
