-- setup
create table a as select i as id, i % 100 as x, i % 77 as y from generate_series(1, 1000) as i;
create table b as select i as id, i % 101 as x, i % 79 as y from generate_series(1, 1000) as i;
create table big as select i as id, i as x, i as y from generate_series(1, 20000) as i;
analyze;
-- found on Nested Loop
select count(*) from a join b on a.x = b.x or a.y = b.y
-- planned on Nested Loop
select count(*) from a join b on a.x = b.x or a.y = b.y
-- silent: the alternatives only sort out what was joined by hash
select count(*) from a join b on a.id = b.id and (a.x = 1 or b.y = 2)
-- silent: indexes serve both alternatives
create index on big (x);
create index on big (y);
select count(*) from a join big on a.id = big.x or a.y = big.y
-- silent: few pairs
select count(*) from (select * from a limit 10) as a join (select * from b limit 10) as b on a.x = b.x or a.y = b.y
