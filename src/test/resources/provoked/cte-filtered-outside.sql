-- setup
create table orders as select i as id, i % 1000 as customer_id, i / 20000 as region, i % 7 as kind, repeat('x', 100) as pad from generate_series(1, 50000) as i;
analyze;
-- found on CTE Scan on o
with o as materialized (select * from orders) select * from o where id = 5
-- planned on CTE Scan on o
with o as materialized (select * from orders) select * from o where id = 5
-- silent: it is inlined
with o as not materialized (select * from orders) select * from o where id = 5
-- silent: all of it is used
with o as materialized (select * from orders) select count(*) from o where id > 5
-- silent: it cannot be inlined
with recursive o as (select 1 as id union all select id + 1 from o where id < 20000) select * from o where id = 5
-- found on CTE Scan on o
with o as materialized (select id, count(*) as n from orders group by id) select * from o where id = 5
-- silent: the condition is on what is computed of each group
with o as materialized (select id, count(*) as n from orders group by id) select * from o where n > 1
-- silent: another use wants all of it
with o as (select * from orders) select (select count(*) from o where id = 5), (select max(pad) from o)
-- silent: it is limited first
with o as materialized (select * from orders order by id limit 20000) select * from o where id = 5
