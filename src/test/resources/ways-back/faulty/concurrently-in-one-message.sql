-- file: 0002_concurrently_in_one_message.up.sql
alter table orders add column a int;
-- file: 0002_concurrently_in_one_message.down.sql
drop index concurrently orders_code;
alter table orders drop column a;
