-- file: 0002_view_loses_column.up.sql
create or replace view rich as select id, email, city from customers;
-- file: 0002_view_loses_column.down.sql
drop view rich;
create view rich as select id from customers;
