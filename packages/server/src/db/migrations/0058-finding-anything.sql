-- What is typed into the panel's search finds the best five of 100,000 stations, charging users and tokens at once.
create index drivers_by_words on drivers using gin (search_key gin_trgm_ops);
create index tokens_by_words on tokens using gin (token_key gin_trgm_ops, lower(name) gin_trgm_ops);
create index tokens_by_shown_end on tokens
  (organization_id, lower(right(token, case when length(token) >= 8 then 4 else 2 end)));
create index station_state_by_serial on station_state (organization_id, lower(serial) text_pattern_ops)
  where serial is not null;

-- The ids of the rows `x` that fit, tier by tier, until there are enough: a tier that is asked has an index, and each is planned
-- anew, since a rare word and a common one want different ways. Conditions find $1 organization, $2 base group, $3 a right of the
-- operator, $4 the words, $5 the same for `like`. It is for the functions below alone, which say all that is put together here.
create function best_ids(rows text, tiers text[], organization bigint, base_group bigint, may boolean, words text, most integer)
returns bigint[] language plpgsql stable set search_path = public, pg_temp as $$
declare
  found bigint[] := '{}';
  plain text := replace(replace(replace(words, '\', '\\'), '%', '\%'), '_', '\_');
  tier text[];
begin
  if organization is distinct from nullif(current_setting('app.organization', true), '')::bigint then
    return found;
  end if;
  foreach tier slice 1 in array tiers loop
    execute format('select $6 || array(select x.id from %s and %s and x.id <> all ($6) order by %s, x.id limit $7 - cardinality($6))',
        rows, tier[1], tier[2])
      into found using organization, base_group, may, words, plain, found, most;
    exit when cardinality(found) >= most;
  end loop;
  return found;
end $$;
revoke all on function best_ids from public;

-- `may` see orphans.
create function best_stations(organization bigint, base_group bigint, may boolean, words text, most integer) returns bigint[]
language sql stable security definer set search_path = public, pg_temp as $$
  select best_ids(
    'stations x where x.organization_id = $1 and x.removed_at is null and (x.group_id in (select below.group_id
      from group_ancestors below where below.organization_id = $1 and below.ancestor_id = $2) or ($3 and x.group_id is null))',
    array[
      ['lower(x.identifier) = $4', 'x.search_key'],
      ['x.search_key like $5 || '' %'' and lower(x.name) = $4', 'x.search_key'],
      ['lower(x.identifier) like $5 || ''%''', 'lower(x.identifier)'],
      ['x.search_key like $5 || ''%''', 'x.search_key'],
      ['x.id in (select state.station_id from station_state state
         where state.organization_id = $1 and lower(state.serial) like $5 || ''%'')', 'x.search_key'],
      ['x.search_key like ''% '' || $5 || ''%''', 'x.search_key'],
      ['x.search_key like ''%'' || $5 || ''%''', 'x.search_key']
    ], organization, base_group, may, words, most)
$$;

create function best_drivers(organization bigint, base_group bigint, words text, most integer) returns bigint[]
language sql stable security definer set search_path = public, pg_temp as $$
  select best_ids(
    'drivers x where x.organization_id = $1 and x.home_group_id in (select below.group_id
      from group_ancestors below where below.organization_id = $1 and below.ancestor_id = $2)',
    array[
      ['x.email_key = $4', 'x.search_key'],
      ['x.search_key like $5 || ''%''', 'x.search_key'],
      ['x.search_key like ''% '' || $5 || ''%''', 'x.search_key'],
      ['x.search_key like ''%'' || $5 || ''%''', 'x.search_key']
    ], organization, base_group, false, words, most)
$$;

-- `may` be told the whole of tokens: nobody else finds them piece by piece. Nobody's tokens belong to the whole organization.
create function best_tokens(organization bigint, base_group bigint, may boolean, words text, most integer) returns bigint[]
language sql stable security definer set search_path = public, pg_temp as $$
  select best_ids(
    'tokens x where x.organization_id = $1 and case when x.driver_id is null
      then exists (select from groups root where root.organization_id = $1 and root.id = $2 and root.parent_id is null)
      else x.driver_id in (select d.id from drivers d where d.organization_id = $1 and d.home_group_id in (select below.group_id
        from group_ancestors below where below.organization_id = $1 and below.ancestor_id = $2)) end',
    array[
      ['x.token_key = upper($4)', 'x.token_key'],
      ['lower(right(x.token, case when length(x.token) >= 8 then 4 else 2 end)) = $4', 'x.token_key'],
      ['$3 and x.token_key like upper($5) || ''%''', 'x.token_key'],
      -- Thousands may be called alike, and are told apart by no order.
      ['lower(x.name) like $5 || ''%''', 'x.id'],
      ['lower(x.name) like ''%'' || $5 || ''%''', 'x.id'],
      ['$3 and x.token_key like ''%'' || upper($5) || ''%''', 'x.token_key']
    ], organization, base_group, may, words, most)
$$;

revoke all on function best_stations, best_drivers, best_tokens from public;
grant execute on function best_stations, best_drivers, best_tokens to stationmaster_app;
