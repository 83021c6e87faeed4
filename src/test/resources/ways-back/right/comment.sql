-- file: 0002_comment.up.sql
comment on column orders.code is 'of the shop';
-- file: 0002_comment.down.sql
comment on column orders.code is null;
