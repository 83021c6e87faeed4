-- file: 0002_grants.up.sql
grant insert on orders to public;
revoke select on orders from public;
-- file: 0002_grants.down.sql
revoke insert on orders from public;
grant select on orders to public;
