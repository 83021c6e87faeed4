package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the statements that MySQL and MariaDB write in their own way: tables, indexes, renames.
final class MySqlParser {
    private static final Set<String> UPKEEP = Set.of("OPTIMIZE", "ANALYZE", "CHECK", "REPAIR");

    private MySqlParser() {}

    /// The statement, or null when it is one that the dialects have in common.
    static @Nullable Statement read(Cursor cursor, Source source) {
        Statement read =
                switch (cursor.word()) {
                    case "CREATE" -> create(cursor, source);
                    case "ALTER" -> alter(cursor, source);
                    case "DROP" -> dropIndex(cursor, source);
                    case "RENAME" -> rename(cursor, source);
                    case "OPTIMIZE", "ANALYZE", "CHECK", "REPAIR" -> upkeep(cursor, source);
                    default -> null;
                };
        if (read == null) {
            cursor.moveTo(0);
        }
        return read;
    }

    private static @Nullable Statement create(Cursor cursor, Source source) {
        cursor.advance();
        Modifiers modifiers = Kinds.modifiers(cursor);
        if (cursor.accept("TABLE")) {
            return new MySqlTableParser(cursor).read(source, modifiers);
        }
        return cursor.accept("INDEX") ? index(cursor, source, modifiers) : null;
    }

    private static @Nullable Statement index(Cursor cursor, Source source, Modifiers modifiers) {
        boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
        Name name = cursor.name();
        MySqlKeyParser.passMethod(cursor);
        Name table = cursor.accept("ON") ? cursor.name() : null;
        if (name == null || table == null) {
            return null;
        }
        return new Statement.CreateIndex(
                source,
                name,
                table,
                modifiers.has("UNIQUE"),
                false,
                ifNotExists,
                false,
                method(modifiers),
                MySqlKeyParser.parts(cursor),
                List.of(),
                null);
    }

    private static String method(Modifiers modifiers) {
        if (modifiers.has("FULLTEXT")) {
            return "fulltext";
        }
        return modifiers.has("SPATIAL") ? "spatial" : "btree";
    }

    private static @Nullable Statement alter(Cursor cursor, Source source) {
        cursor.advance();
        cursor.accept("ONLINE");
        cursor.accept("IGNORE");
        if (!cursor.accept("TABLE")) {
            return null;
        }
        boolean ifExists = cursor.accept("IF", "EXISTS");
        Name name = cursor.name();
        if (name == null) {
            return null;
        }
        List<AlterAction> actions = new ArrayList<>();
        while (!cursor.atEnd()) {
            actions.addAll(MySqlActionParser.read(cursor));
            cursor.acceptSymbol(',');
        }
        return new Statement.AlterTable(source, "TABLE", name, ifExists, false, actions);
    }

    private static @Nullable Statement dropIndex(Cursor cursor, Source source) {
        if (!cursor.accept("DROP", "INDEX")) {
            return null;
        }
        cursor.accept("IF", "EXISTS");
        Name index = cursor.name();
        Name table = cursor.accept("ON") ? cursor.name() : null;
        return index == null || table == null ? null : new Statement.DropKey(source, index, table);
    }

    private static @Nullable Statement rename(Cursor cursor, Source source) {
        if (!cursor.accept("RENAME", "TABLE") && !cursor.accept("RENAME", "TABLES")) {
            return null;
        }
        cursor.accept("IF", "EXISTS");
        List<Name> from = new ArrayList<>();
        List<Name> to = new ArrayList<>();
        do {
            Name old = cursor.name();
            Name fresh = cursor.accept("TO") ? cursor.name() : null;
            if (old == null || fresh == null) {
                return null;
            }
            from.add(old);
            to.add(fresh);
        } while (cursor.acceptSymbol(','));
        return new Statement.RenameTables(source, from, to);
    }

    private static @Nullable Statement upkeep(Cursor cursor, Source source) {
        String verb = cursor.word();
        cursor.advance();
        if (!cursor.accept("NO_WRITE_TO_BINLOG")) {
            cursor.accept("LOCAL");
        }
        boolean readable = cursor.accept("TABLE") || cursor.accept("TABLES");
        return readable && UPKEEP.contains(verb)
                ? new Statement.Maintain(source, verb + " TABLE", cursor.names(), false)
                : null;
    }
}
