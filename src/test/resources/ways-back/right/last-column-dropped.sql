-- file: 0002_last_column_dropped.up.sql
alter table orders drop column note;
-- file: 0002_last_column_dropped.down.sql
alter table orders add column note text;
