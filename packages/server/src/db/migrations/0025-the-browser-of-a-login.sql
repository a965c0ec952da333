alter table logins add column user_agent text not null default '' check (length(user_agent) <= 400);
