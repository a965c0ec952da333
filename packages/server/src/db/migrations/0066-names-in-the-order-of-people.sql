-- Names stand as people count: Station 2 before Station 10. Nothing stored changes, only the indexes by which lists are walked.
create collation as_counted (provider = icu, locale = 'und-u-kn-true');
drop index stations_by_search_key;
drop index stations_by_lower_identifier;
drop index drivers_by_search_key;
create index stations_by_search_key on stations (organization_id, search_key collate as_counted, id) where removed_at is null;
create index stations_by_lower_identifier on stations (organization_id, lower(identifier) collate as_counted, id)
  where removed_at is null;
create index drivers_by_search_key on drivers (organization_id, search_key collate as_counted, id);
