-- file: 0002_moved.up.sql
alter table orders set schema archive;
-- file: 0002_moved.down.sql
alter table archive.orders set schema public;
