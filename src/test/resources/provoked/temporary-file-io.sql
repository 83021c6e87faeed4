-- setup
create table t as select i as id, repeat('x', 100) as pad from generate_series(1, 30000) as i;
analyze;
-- found on CTE Scan on recent
set local work_mem = '64kB';
with recent as materialized (select * from t) select count(*) from recent
-- silent: it fits
set local work_mem = '64MB';
with recent as materialized (select * from t) select count(*) from recent
