-- file: 0002_extension.up.sql
create extension citext;
alter table customers add column alias citext;
-- file: 0002_extension.down.sql
alter table customers drop column alias;
drop extension citext;
