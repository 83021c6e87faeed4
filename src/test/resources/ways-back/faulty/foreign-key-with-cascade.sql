-- file: 0002_foreign_key_with_cascade.up.sql
alter table orders drop constraint orders_customer_id_fkey;
-- file: 0002_foreign_key_with_cascade.down.sql
alter table orders add constraint orders_customer_id_fkey foreign key (customer_id) references customers on delete cascade;
