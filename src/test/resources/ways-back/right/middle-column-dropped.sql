-- file: 0002_middle_column_dropped.up.sql
alter table orders drop column code;
-- file: 0002_middle_column_dropped.down.sql
alter table orders add column code varchar(10);
create index orders_code on orders (code) where code is not null;
