-- file: 0002_dropped_index.up.sql
drop index orders_code;
-- file: 0002_dropped_index.down.sql
create index orders_code on orders (code) where code is not null;
