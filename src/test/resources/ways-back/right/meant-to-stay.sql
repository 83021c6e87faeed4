-- file: 0002_meant_to_stay.up.sql
update orders set note = upper(note);
alter table orders drop column code;
-- file: 0002_meant_to_stay.down.sql
-- irreversible: the codes are gone
