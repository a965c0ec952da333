-- An admin who became basic while logged in is told so, not merely refused.
alter table logins add column began_as text not null default 'basic' check (began_as in ('admin', 'basic'));
alter table logins alter column began_as drop default;
