-- Deleting a group asks who has it as home group and who has a right to it, and so do the keys themselves.
create index drivers_by_home_group on drivers (home_group_id);
create index access_rights_by_group on access_rights (group_id) where group_id is not null;
