-- setup
create table a as select i as id from generate_series(1, 1500) as i;
create table b as select i as id, i % 1500 as a_id from generate_series(1, 3000) as i;
analyze;
-- found on Aggregate
select id, (select count(*) from b where b.a_id = a.id) from a
-- planned on Aggregate
select id, (select count(*) from b where b.a_id = a.id) from a
-- silent: it runs once and is hashed
select count(*) from a where id in (select a_id from b) or id < 0
-- silent: it is asked for three rows only
select id, (select count(*) from b where b.a_id = a.id) from a limit 3
-- silent: it does not depend on the row
select id, (select count(*) from b) from a
