-- setup
create table orders as select i as id, i % 1000 as customer_id, i / 20000 as region, i % 7 as kind, repeat('x', 100) as pad from generate_series(1, 50000) as i;
create index on orders (id);
analyze;
-- found on Limit
select * from orders order by id offset 40000 limit 20
-- planned on Limit
select * from orders order by id offset 40000 limit 20
-- silent: one of the first pages
select * from orders order by id offset 40 limit 20
-- silent: continued after the last row seen
select * from orders where id > 40000 order by id limit 20
