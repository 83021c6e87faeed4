-- file: 0002_trigger_lost.up.sql
drop trigger touched on orders;
-- file: 0002_trigger_lost.down.sql
create trigger touched after update on orders for each row execute function touch();
