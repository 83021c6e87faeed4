-- setup
create table t as select i as id, repeat('x', 900) as pad from generate_series(1, 70000) as i;
analyze;
-- found on Sort
set local work_mem = '200MB';
select sum(length(pad)) from (select * from t order by id desc offset 0) as sorted
-- planned on Sort
set local work_mem = '200MB';
select sum(length(pad)) from (select * from t order by id desc offset 0) as sorted
-- silent: narrow rows
select id from t order by id desc
-- silent: few rows
select * from t order by id desc limit 10
