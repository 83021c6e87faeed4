-- file: 0002_enum_in_other_order.up.sql
alter type mood rename value 'ok' to 'fine';
-- file: 0002_enum_in_other_order.down.sql
alter type mood rename value 'sad' to 'ok';
