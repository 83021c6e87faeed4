-- file: 0002_check.up.sql
alter table orders add constraint c check (total < 1000000) not valid;
alter table orders validate constraint c;
-- file: 0002_check.down.sql
alter table orders drop constraint c;
