-- file: 0002_domain_check_lost.up.sql
alter domain positive drop constraint positive_check;
-- file: 0002_domain_check_lost.down.sql
alter domain positive add constraint positive_check check (value >= 0);
