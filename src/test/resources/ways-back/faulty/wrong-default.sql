-- file: 0002_wrong_default.up.sql
alter table customers alter column city set default 'Oslo';
-- file: 0002_wrong_default.down.sql
alter table customers alter column city set default 'Paris';
