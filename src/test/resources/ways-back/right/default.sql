-- file: 0002_default.up.sql
alter table customers alter column city set default 'Oslo';
-- file: 0002_default.down.sql
alter table customers alter column city set default 'Rome';
