-- file: 0002_comment_lost.up.sql
comment on table orders is 'what was paid';
-- file: 0002_comment_lost.down.sql
comment on table orders is null;
