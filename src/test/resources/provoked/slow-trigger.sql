-- setup
create table parent (id int primary key);
create table child (id int primary key, parent_id int references parent);
insert into parent select i from generate_series(1, 2000) as i;
insert into child select i, 1 + i % 1000 from generate_series(1, 20000) as i;
analyze;
-- found on Delete on public.parent
delete from parent where id > 1900
-- silent: the foreign key has an index
create index on child (parent_id);
delete from parent where id > 1900
