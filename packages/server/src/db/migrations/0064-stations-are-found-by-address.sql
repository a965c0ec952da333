-- Whoever calls about a charging station knows where it stands, not what it is called.
update stations set search_key = search_key || ' ' || lower(address) where address <> '';
