-- file: 0002_view.up.sql
create or replace view rich as select id, email, city from customers;
-- file: 0002_view.down.sql
drop view rich;
create view rich as
select id,
       email
from customers;
