-- file: 0002_grant_lost.up.sql
revoke select on orders from public;
-- file: 0002_grant_lost.down.sql
grant insert on orders to public;
