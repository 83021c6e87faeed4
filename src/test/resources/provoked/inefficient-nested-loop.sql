-- setup
create table a as select i as id, i % 500 as x from generate_series(1, 2000) as i;
create table b as select i as id, i % 500 as x from generate_series(1, 5000) as i;
analyze;
-- found on Nested Loop
set local enable_hashjoin = off;
set local enable_mergejoin = off;
set local enable_memoize = off;
select count(*) from a join b on b.id = a.id
-- planned on Nested Loop
set local enable_hashjoin = off;
set local enable_mergejoin = off;
set local enable_memoize = off;
select count(*) from a join b on b.id = a.id
-- silent: the inner side has an index
create index on b (id);
set local enable_hashjoin = off;
set local enable_mergejoin = off;
select count(*) from a join b on b.id = a.id
-- silent: the outer side has one row
set local enable_hashjoin = off;
set local enable_mergejoin = off;
select count(*) from (select x from a limit 1) as o join b on b.id = o.x
