-- file: 0002_dropped_default.up.sql
alter table customers alter column city set default 'Oslo';
-- file: 0002_dropped_default.down.sql
alter table customers alter column city drop default;
