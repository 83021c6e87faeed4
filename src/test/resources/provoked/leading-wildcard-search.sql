-- setup
create table notes as select i as id, 'note ' || md5(i::text) as body from generate_series(1, 30000) as i;
analyze;
-- found on Seq Scan on public.notes
select * from notes where body like '%abcdef%'
-- planned on Seq Scan on public.notes
select * from notes where body ilike 'abcdef%'
-- silent: the pattern is anchored
select * from notes where body like 'abc%'
