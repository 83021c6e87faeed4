-- file: 0002_aggregate.up.sql
create aggregate product(int) (sfunc = int4mul, stype = int, initcond = '1');
-- file: 0002_aggregate.down.sql
drop aggregate product(int);
