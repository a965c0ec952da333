-- Stations of 2.x are told of what kind a token is: a list is told anew where that changes.
drop trigger note_list_change on tokens;
create trigger note_list_change after insert or delete or update of token, type, driver_id, active, valid_from, valid_to on tokens
  for each row execute function note_list_change();
