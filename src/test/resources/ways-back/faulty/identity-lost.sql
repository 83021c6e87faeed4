-- file: 0002_identity_lost.up.sql
alter table customers alter column id drop identity;
-- file: 0002_identity_lost.down.sql
alter table customers alter column id set default 1;
