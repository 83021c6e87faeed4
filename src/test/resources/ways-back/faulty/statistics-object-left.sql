-- file: 0002_statistics_object_left.up.sql
create statistics orders_stats on customer_id, total from orders;
alter table orders add column a int;
-- file: 0002_statistics_object_left.down.sql
alter table orders drop column a;
