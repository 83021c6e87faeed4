-- file: 0002_forgotten_function.up.sql
create function twice(a int) returns int language sql as 'select a * 2';
create view doubled as select twice(total) as t from orders;
-- file: 0002_forgotten_function.down.sql
drop view doubled;
