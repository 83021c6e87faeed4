-- file: 0002_index.up.sql
create index orders_total on orders (total);
-- file: 0002_index.down.sql
drop index orders_total;
