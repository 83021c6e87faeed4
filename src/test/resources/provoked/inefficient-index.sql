-- setup
create table orders as select i as id, i % 1000 as customer_id, i / 20000 as region, i % 7 as kind, repeat('x', 100) as pad from generate_series(1, 200000) as i;
create index orders_region on orders (region);
analyze;
-- found on Index Scan using orders_region on public.orders
select * from orders where region = 3 and customer_id = 7
-- found on Bitmap Heap Scan on public.orders
set local enable_indexscan = off;
select * from orders where region = 3 and customer_id = 7
-- silent: the index finds what is wanted
select count(pad) from orders where region = 3
-- silent: another index serves both conditions
create index on orders (region, customer_id);
select * from orders where region = 3 and customer_id = 7
-- silent: the other condition keeps most rows
select count(pad) from orders where region = 3 and customer_id > 300
