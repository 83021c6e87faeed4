-- file: 0002_concurrent_index.up.sql
create index concurrently orders_total on orders (total);
-- file: 0002_concurrent_index.down.sql
drop index concurrently orders_total;
