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
