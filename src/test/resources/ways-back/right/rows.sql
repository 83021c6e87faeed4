-- file: 0002_rows.up.sql
insert into customers (email) values ('root@example.org');
-- file: 0002_rows.down.sql
delete from customers where email = 'root@example.org';
