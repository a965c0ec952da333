-- How much a setting could be at most, as 2.x tells beside its value: what holds tokens says by it how many fit.
alter table settings add column max_limit double precision;
