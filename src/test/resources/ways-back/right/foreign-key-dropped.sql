-- file: 0002_foreign_key_dropped.up.sql
alter table orders drop constraint orders_customer_id_fkey;
-- file: 0002_foreign_key_dropped.down.sql
alter table orders add foreign key (customer_id) references customers;
