-- file: 0002_constraint_not_valid.up.sql
alter table orders drop constraint total_known;
-- file: 0002_constraint_not_valid.down.sql
alter table orders add constraint total_known check (total >= 0) not valid;
