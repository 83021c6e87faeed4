-- file: 0002_renames.up.sql
alter table orders rename column note to remark;
alter table customers rename to clients;
-- file: 0002_renames.down.sql
alter table clients rename to customers;
alter table orders rename column remark to note;
