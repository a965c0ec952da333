-- Found at once among 100,000, too: the few stations of a serial number are looked up rather than waited for in the order of names,
-- and of charging users only those of the tokens that fit are looked at.
-- `may` see orphans.
create or replace function best_stations(organization bigint, base_group bigint, may boolean, words text, most integer) returns bigint[]
language sql stable security definer set search_path = public, pg_temp as $$
  select best_ids(
    'stations x where x.organization_id = $1 and x.removed_at is null and (x.group_id in (select below.group_id
      from group_ancestors below where below.organization_id = $1 and below.ancestor_id = $2) or ($3 and x.group_id is null))',
    array[
      ['lower(x.identifier) = $4', 'lower(x.identifier)'],
      ['x.search_key like $5 || '' %'' and lower(x.name) = $4', 'x.search_key'],
      ['lower(x.identifier) like $5 || ''%''', 'lower(x.identifier)'],
      ['x.search_key like $5 || ''%''', 'x.search_key'],
      ['length($4) >= 4 and x.id = any (array(select state.station_id from station_state state
         where state.organization_id = $1 and lower(state.serial) like $5 || ''%''))', 'x.search_key'],
      ['x.search_key like ''% '' || $5 || ''%''', 'x.search_key'],
      ['x.search_key like ''%'' || $5 || ''%''', 'x.search_key']
    ], organization, base_group, may, words, most)
$$;

-- `may` be told the whole of tokens: nobody else finds them piece by piece. Nobody's tokens belong to the whole organization.
create or replace function best_tokens(organization bigint, base_group bigint, may boolean, words text, most integer) returns bigint[]
language sql stable security definer set search_path = public, pg_temp as $$
  select best_ids(
    'tokens x where x.organization_id = $1 and case when x.driver_id is null
      then exists (select from groups root where root.organization_id = $1 and root.id = $2 and root.parent_id is null)
      else (select d.home_group_id from drivers d where d.organization_id = $1 and d.id = x.driver_id)
        in (select below.group_id from group_ancestors below where below.organization_id = $1 and below.ancestor_id = $2) end',
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
