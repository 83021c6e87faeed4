package dev.dbguild.sql;

import java.util.List;
import java.util.Set;

/// Reads TRUNCATE, REINDEX, REFRESH, VACUUM, ANALYZE and CLUSTER.
final class MaintenanceParser {
    private static final Set<String> BARE_OPTIONS =
            Set.of("FULL", "FREEZE", "VERBOSE", "ANALYZE", "ANALYSE", "TABLE", "LOCAL");

    private MaintenanceParser() {}

    static Statement truncate(Cursor cursor, Source source) {
        cursor.advance();
        cursor.accept("TABLE");
        List<Name> names = cursor.names();
        return new Statement.Truncate(
                source, names, StatementParser.hasWord(cursor.restart(), "CASCADE"));
    }

    static Statement reindex(Cursor cursor, Source source) {
        cursor.advance();
        boolean concurrently = Option.on(Option.list(cursor), "concurrently");
        String object = cursor.word();
        cursor.advance();
        concurrently |= cursor.accept("CONCURRENTLY");
        return new Statement.Reindex(source, object, cursor.name(), concurrently);
    }

    static Statement refresh(Cursor cursor, Source source) {
        boolean known = cursor.accept("REFRESH", "MATERIALIZED", "VIEW");
        boolean concurrently = cursor.accept("CONCURRENTLY");
        Name name = known ? cursor.name() : null;
        return name == null
                ? new Statement.Other(source, Kinds.of(cursor.restart()), null)
                : new Statement.Refresh(source, name, concurrently, !cursor.at("WITH", "NO"));
    }

    static Statement maintain(Cursor cursor, Source source) {
        String kind = cursor.word().equals("ANALYSE") ? "ANALYZE" : cursor.word();
        cursor.advance();
        boolean full = Option.on(Option.list(cursor), "full");
        while (BARE_OPTIONS.contains(cursor.word())) {
            full |= cursor.at("FULL");
            cursor.advance();
        }
        return new Statement.Maintain(source, kind, maintained(cursor, kind), full);
    }

    /// The relations; of the old form `CLUSTER index ON table` the table.
    private static List<Name> maintained(Cursor cursor, String kind) {
        List<Name> names = DropParser.names(cursor);
        boolean old = kind.equals("CLUSTER") && cursor.accept("ON");
        Name table = old ? cursor.name() : null;
        return table == null ? names : List.of(table);
    }
}
