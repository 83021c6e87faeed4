-- setup
create table orders as select i as id, i % 1000 as customer_id, i / 20000 as region, i % 7 as kind, repeat('x', 100) as pad from generate_series(1, 2000) as i;
create table few as select 1 as id;
analyze;
-- found on Seq Scan on public.orders
set local enable_seqscan = off;
select * from orders where customer_id = 7
-- planned on Seq Scan on public.few
set local enable_seqscan = off;
select * from few
-- silent: there is another way
create index on orders (customer_id);
set local enable_seqscan = off;
select * from orders where customer_id = 7
