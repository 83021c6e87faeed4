-- file: 0002_trigger.up.sql
drop trigger touched on orders;
-- file: 0002_trigger.down.sql
create trigger touched before update on orders for each row execute procedure touch();
