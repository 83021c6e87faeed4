-- setup
create table t (id int, pad text);
-- found on Insert on public.t
insert into t select i, repeat('x', 100) from generate_series(1, 120000) as i
-- silent: few rows
insert into t select i, repeat('x', 100) from generate_series(1, 100) as i
