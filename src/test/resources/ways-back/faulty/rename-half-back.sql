-- file: 0002_rename_half_back.up.sql
alter table customers rename column name to full_name;
alter table orders rename column note to remark;
-- file: 0002_rename_half_back.down.sql
alter table customers rename column full_name to name;
