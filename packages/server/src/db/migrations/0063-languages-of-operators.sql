-- In which language the panel and mails speak to an operator; null as long as none was chosen.
alter table operators add column language text check (language in ('en', 'de'));
