-- setup
create table documents as select i as id, repeat(md5(i::text), 400) as body from generate_series(1, 3000) as i;
analyze;
-- found on Seq Scan on public.documents
select * from documents
-- silent: the long column is left out
select id from documents
-- silent: few bytes
select id, left(body, 5) from documents
