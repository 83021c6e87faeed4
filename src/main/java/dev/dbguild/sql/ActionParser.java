package dev.dbguild.sql;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one sub-command of ALTER TABLE. Stands somewhere before the comma that follows it.
final class ActionParser {
    private static final List<String> KNOWN_KINDS =
            List.of(
                    "ENABLE ROW LEVEL SECURITY",
                    "DISABLE ROW LEVEL SECURITY",
                    "FORCE ROW LEVEL SECURITY",
                    "NO FORCE ROW LEVEL SECURITY",
                    "REPLICA IDENTITY",
                    "OWNER TO",
                    "CLUSTER ON",
                    "SET WITHOUT CLUSTER",
                    "SET WITHOUT OIDS",
                    "NO INHERIT",
                    "ENABLE RULE",
                    "DISABLE RULE",
                    "ENABLE REPLICA",
                    "ENABLE ALWAYS",
                    "ALTER CONSTRAINT",
                    "NOT OF");

    private static final Set<String> MYSQL_ADDS = Set.of("INDEX", "KEY", "FULLTEXT", "SPATIAL");

    private final Dialect dialect;

    ActionParser(Dialect dialect) {
        this.dialect = dialect;
    }

    AlterAction read(Cursor cursor) {
        int from = cursor.position();
        AlterAction action =
                switch (cursor.word()) {
                    case "ADD" -> add(cursor);
                    case "DROP" -> drop(cursor);
                    case "ALTER" -> column(cursor);
                    case "RENAME" -> rename(cursor);
                    case "SET" -> set(cursor);
                    case "VALIDATE" -> validate(cursor);
                    case "ATTACH", "DETACH" -> partition(cursor);
                    case "ENABLE", "DISABLE" -> trigger(cursor);
                    case "MODIFY", "CHANGE" -> modify(cursor);
                    default -> null;
                };
        return action == null ? other(cursor, from) : action;
    }

    private static AlterAction other(Cursor cursor, int from) {
        cursor.moveTo(from);
        String kind = kind(cursor);
        while (!cursor.atEnd() && !cursor.atSymbol(',')) {
            cursor.pass();
        }
        return new AlterAction.Other(kind, cursor.textFrom(from));
    }

    private static String kind(Cursor cursor) {
        for (String known : KNOWN_KINDS) {
            String[] words = known.split(" ");
            if (cursor.at(words[0], java.util.Arrays.copyOfRange(words, 1, words.length))) {
                return known;
            }
        }
        if (cursor.at("ALTER")) {
            int name = cursor.wordAt(1, "COLUMN") ? 2 : 1;
            return "ALTER COLUMN " + cursor.word(name + 1) + " " + cursor.word(name + 2);
        }
        String second =
                cursor.at("SET") || cursor.at("ADD") || cursor.at("DROP")
                        ? " " + cursor.word(1)
                        : "";
        return (cursor.word() + second).strip();
    }

    private @Nullable AlterAction add(Cursor cursor) {
        cursor.advance();
        if (ConstraintParser.startsTableConstraint(cursor)) {
            Constraint constraint = ConstraintParser.ofTable(cursor);
            return constraint == null ? null : new AlterAction.AddConstraint(constraint);
        }
        if (dialect == Dialect.MYSQL && MYSQL_ADDS.contains(cursor.word())) {
            return null;
        }
        cursor.accept("COLUMN");
        boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
        Column column = ColumnParser.read(cursor);
        return column == null ? null : new AlterAction.AddColumn(column, ifNotExists);
    }

    private @Nullable AlterAction drop(Cursor cursor) {
        cursor.advance();
        boolean constraint = cursor.accept("CONSTRAINT");
        if (dialect == Dialect.MYSQL
                && Set.of("INDEX", "KEY", "PRIMARY", "FOREIGN", "PARTITION")
                        .contains(cursor.word())) {
            return null;
        }
        cursor.accept("COLUMN");
        boolean ifExists = cursor.accept("IF", "EXISTS");
        Name name = cursor.name();
        if (name == null) {
            return null;
        }
        boolean cascade = cursor.at("CASCADE");
        return constraint
                ? new AlterAction.DropConstraint(name, ifExists, cascade)
                : new AlterAction.DropColumn(name, ifExists, cascade);
    }

    private static @Nullable AlterAction column(Cursor cursor) {
        cursor.advance();
        boolean explicit = cursor.accept("COLUMN");
        if (!explicit && cursor.at("CONSTRAINT")) {
            return null;
        }
        Name column = cursor.name();
        if (column == null) {
            return null;
        }
        if (cursor.accept("SET", "NOT", "NULL")) {
            return new AlterAction.SetNotNull(column);
        }
        if (cursor.accept("DROP", "NOT", "NULL")) {
            return new AlterAction.DropNotNull(column);
        }
        if (cursor.accept("SET", "DEFAULT")) {
            return new AlterAction.SetDefault(column, ExpressionParser.toComma(cursor));
        }
        if (cursor.accept("DROP", "DEFAULT")) {
            return new AlterAction.DropDefault(column);
        }
        if (cursor.accept("ADD", "GENERATED")) {
            return new AlterAction.AddIdentity(column);
        }
        boolean typed = cursor.accept("TYPE") || cursor.accept("SET", "DATA", "TYPE");
        return typed ? type(cursor, column) : null;
    }

    private static @Nullable AlterAction type(Cursor cursor, Name column) {
        DataType type = TypeParser.read(cursor);
        if (type == null) {
            return null;
        }
        Name collation = cursor.accept("COLLATE") ? cursor.name() : null;
        Expression using = cursor.accept("USING") ? ExpressionParser.toComma(cursor) : null;
        return new AlterAction.AlterType(
                column, type, using, collation == null ? null : collation.text());
    }

    private static @Nullable AlterAction rename(Cursor cursor) {
        cursor.advance();
        if (cursor.accept("TO") || cursor.accept("AS")) {
            Name to = cursor.name();
            return to == null ? null : new AlterAction.RenameTable(to);
        }
        boolean constraint = cursor.accept("CONSTRAINT");
        cursor.accept("COLUMN");
        Name from = cursor.name();
        boolean readable = cursor.accept("TO");
        Name to = cursor.name();
        if (from == null || to == null || !readable) {
            return null;
        }
        return constraint
                ? new AlterAction.RenameConstraint(from, to)
                : new AlterAction.RenameColumn(from, to);
    }

    private static @Nullable AlterAction set(Cursor cursor) {
        cursor.advance();
        if (cursor.accept("SCHEMA")) {
            Name schema = cursor.name();
            return schema == null ? null : new AlterAction.SetSchema(schema);
        }
        return switch (cursor.word()) {
            case "LOGGED", "UNLOGGED", "TABLESPACE" ->
                    new AlterAction.MoveStorage("SET " + cursor.word());
            case "ACCESS" -> new AlterAction.MoveStorage("SET ACCESS METHOD");
            default -> null;
        };
    }

    private static @Nullable AlterAction validate(Cursor cursor) {
        Name name = cursor.accept("VALIDATE", "CONSTRAINT") ? cursor.name() : null;
        return name == null ? null : new AlterAction.ValidateConstraint(name);
    }

    private static @Nullable AlterAction partition(Cursor cursor) {
        boolean attach = cursor.at("ATTACH");
        cursor.advance();
        Name name = cursor.accept("PARTITION") ? cursor.name() : null;
        if (name == null) {
            return null;
        }
        return attach
                ? new AlterAction.AttachPartition(name, cursor.at("DEFAULT"))
                : new AlterAction.DetachPartition(
                        name, cursor.at("CONCURRENTLY"), cursor.at("FINALIZE"));
    }

    private static @Nullable AlterAction trigger(Cursor cursor) {
        boolean enable = cursor.at("ENABLE");
        cursor.advance();
        boolean readable = cursor.accept("TRIGGER");
        Name name = cursor.name();
        return readable && name != null ? new AlterAction.SwitchTrigger(enable, name.text()) : null;
    }

    /// MySQL's `MODIFY column definition` and `CHANGE old column definition`.
    private static @Nullable AlterAction modify(Cursor cursor) {
        boolean change = cursor.at("CHANGE");
        cursor.advance();
        cursor.accept("COLUMN");
        if (change) {
            cursor.name();
        }
        Column column = ColumnParser.read(cursor);
        return column == null
                ? null
                : new AlterAction.AlterType(column.name(), column.type(), null, null);
    }
}
