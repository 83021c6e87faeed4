-- file: 0002_do_block.up.sql
do $$ begin execute 'create table made (id bigint primary key)'; end $$;
-- file: 0002_do_block.down.sql
do $$ begin execute 'drop table made'; end $$;
