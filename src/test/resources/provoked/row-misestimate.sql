-- setup
create table places as select i as id, i % 100 as city, i % 100 as zip from generate_series(1, 100000) as i;
analyze;
-- found on Seq Scan on public.places
select * from places where city = 1 and zip = 1
-- silent: statistics tell that the columns depend on each other
create statistics places_city_zip (mcv) on city, zip from places;
analyze places;
select * from places where city = 1 and zip = 1
-- silent: the limit stops the scan
select * from (select * from places where city >= 0 limit 5) as first
-- silent: one row of the sub-query is enough
select exists (select from places where city >= 0)
-- silent: the semi join stops at the first partner
set local enable_hashjoin = off;
set local enable_mergejoin = off;
select count(*) from (values (1), (2)) as v (n) where exists (select from places as p where p.city > v.n)
-- silent: bitmaps of two indexes count no rows
create index on places (city);
create index on places (id);
set local enable_seqscan = off;
set local enable_indexscan = off;
select count(*) from places where city < 30 and id < 30000
-- silent: the inner side of a merge join is read again for equal keys
set local enable_hashjoin = off;
set local enable_nestloop = off;
select count(*) from (select city from places where id <= 3000) as a join (select zip from places where id <= 3000) as b on a.city = b.zip
