-- file: 0002_forgotten_column.up.sql
alter table orders add column a int, add column b int;
-- file: 0002_forgotten_column.down.sql
alter table orders drop column a;
