-- The sockets at the end of a charging point's cables, for operators to read: nothing is decided by them.
alter table evses add column sockets jsonb not null default '[]'
  check (jsonb_typeof(sockets) = 'array' and jsonb_array_length(sockets) <= 4);
