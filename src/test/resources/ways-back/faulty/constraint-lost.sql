-- file: 0002_constraint_lost.up.sql
alter table orders drop constraint total_known;
-- file: 0002_constraint_lost.down.sql
alter table orders add constraint total_known check (total > 0);
