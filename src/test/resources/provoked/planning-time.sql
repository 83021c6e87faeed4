-- setup
create table t as select i as id from generate_series(1, 50) as i;
analyze;
-- found on Aggregate
set local geqo = off;
set local join_collapse_limit = 20;
select count(*) from t as a join t as b using (id) join t as c using (id) join t as d using (id) join t as e using (id) join t as f using (id) join t as g using (id) join t as h using (id) join t as i using (id);
select count(*) from t as a join t as b using (id) join t as c using (id) join t as d using (id) join t as e using (id) join t as f using (id) join t as g using (id) join t as h using (id) join t as i using (id)
-- silent: a simple query
select count(*) from t as a join t as b using (id);
select count(*) from t as a join t as b using (id)
