-- file: 0002_sequence_other_increment.up.sql
alter sequence tickets increment by 10;
-- file: 0002_sequence_other_increment.down.sql
alter sequence tickets increment by 2;
