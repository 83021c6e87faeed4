package dev.dbguild.review.plan;

/// Changes the rows of a table in many short transactions.
///
/// It walks the table's pages (a TID range scan, PostgreSQL 14 and later), so that it needs no key and reads each row
/// once a pass; it passes again as long as it finds rows, because a row that somebody updates moves.
final class Backfill {
    /// 1.6 MB of rows for one transaction.
    private static final int PAGES = 200;

    private static final int PASSES = 3;

    static final String NOTE =
            "it commits every %d pages, so run it outside a transaction; it can be stopped and run again at any time"
                    .formatted(PAGES);

    private Backfill() {}

    /// @param set assignments, as behind SET
    /// @param missing which rows still have to be changed
    static String statement(TableFacts table, String set, String missing) {
        return """
        do $fill$
        declare
          page bigint;
          changed bigint;
          pass_changed bigint;
        begin
          for pass in 1..%d loop
            page := 0;
            pass_changed := 0;
            while page * current_setting('block_size')::bigint < %s loop
              update %s set %s
              where ctid >= format('(%%s,0)', page)::tid and ctid < format('(%%s,0)', page + %d)::tid
                and (%s);
              get diagnostics changed = row_count;
              pass_changed := pass_changed + changed;
              page := page + %5$d;
              commit;
            end loop;
            exit when pass_changed = 0;
          end loop;
        end $fill$\
        """
                .formatted(PASSES, size(table), table.sql(), set, PAGES, missing);
    }

    private static String size(TableFacts table) {
        String name = Literal.of(table.sql());
        return table.isPartitioned()
                ? "(select coalesce(max(pg_relation_size(relid)), 0) from pg_partition_tree("
                        + name
                        + ") where isleaf)"
                : "pg_relation_size(" + name + ")";
    }
}
