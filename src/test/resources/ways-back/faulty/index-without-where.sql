-- file: 0002_index_without_where.up.sql
drop index orders_code;
-- file: 0002_index_without_where.down.sql
create index orders_code on orders (code);
