-- file: 0002_forgotten_index.up.sql
create index orders_total on orders (total);
alter table orders add column paid boolean;
-- file: 0002_forgotten_index.down.sql
alter table orders drop column paid;
