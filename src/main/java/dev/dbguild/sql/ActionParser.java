package dev.dbguild.sql;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one sub-command of ALTER TABLE. Stands somewhere before the comma that follows it.
final class ActionParser {
    private static final Set<String> SEQUENCE_OPTIONS =
            Set.of(
                    "AS",
                    "CACHE",
                    "CYCLE",
                    "INCREMENT",
                    "MAXVALUE",
                    "MINVALUE",
                    "NO",
                    "OWNED",
                    "RESTART",
                    "SEQUENCE",
                    "START");

    private ActionParser() {}

    static AlterAction read(Cursor cursor) {
        int from = cursor.position();
        AlterAction action =
                switch (cursor.word()) {
                    case "ADD" -> add(cursor);
                    case "DROP" -> drop(cursor);
                    case "ALTER" -> ColumnActionParser.read(cursor);
                    case "RENAME" -> rename(cursor);
                    case "SET" -> set(cursor);
                    case "RESET" -> reset(cursor);
                    case "VALIDATE" -> validate(cursor);
                    case "ATTACH", "DETACH" -> partition(cursor);
                    case "ENABLE", "DISABLE", "FORCE" -> SwitchParser.read(cursor);
                    default -> relation(cursor);
                };
        return action == null ? other(cursor, from) : action;
    }

    static AlterAction other(Cursor cursor, int from) {
        cursor.moveTo(from);
        String kind = kind(cursor);
        while (!cursor.atEnd() && !cursor.atSymbol(',')) {
            cursor.pass();
        }
        return new AlterAction.Other(kind, cursor.textFrom(from));
    }

    private static String kind(Cursor cursor) {
        if (cursor.at("NO", "DEPENDS") || cursor.at("DEPENDS", "ON")) {
            return (cursor.at("NO") ? "NO " : "") + "DEPENDS ON EXTENSION";
        }
        if (cursor.at("SET", "WITHOUT", "OIDS")) {
            return "SET WITHOUT OIDS";
        }
        if (cursor.at("ALTER")) {
            int name = cursor.wordAt(1, "COLUMN") ? 2 : 1;
            String third = cursor.word(name + 2);
            return ("ALTER COLUMN " + cursor.word(name + 1) + " " + third).strip();
        }
        if (SEQUENCE_OPTIONS.contains(cursor.word())) {
            return "SEQUENCE OPTIONS";
        }
        String second =
                cursor.at("SET") || cursor.at("ADD") || cursor.at("DROP")
                        ? " " + cursor.word(1)
                        : "";
        return (cursor.word() + second).strip();
    }

    /// What the relation as a whole belongs to, inherits from or is known by.
    private static @Nullable AlterAction relation(Cursor cursor) {
        if (cursor.accept("OWNER", "TO")) {
            Name role = cursor.name();
            return role == null ? null : new AlterAction.ChangeOwner(role);
        }
        if (cursor.at("NO", "FORCE")) {
            return SwitchParser.read(cursor);
        }
        if (cursor.at("INHERIT") || cursor.at("NO", "INHERIT")) {
            return inherit(cursor);
        }
        if (cursor.accept("CLUSTER", "ON")) {
            Name index = cursor.name();
            return index == null ? null : new AlterAction.ClusterOn(index);
        }
        if (cursor.accept("NOT", "OF")) {
            return new AlterAction.OfType(null);
        }
        if (cursor.accept("OF")) {
            return new AlterAction.OfType(cursor.name());
        }
        return cursor.accept("REPLICA", "IDENTITY") ? identity(cursor) : null;
    }

    private static @Nullable AlterAction inherit(Cursor cursor) {
        boolean no = cursor.accept("NO");
        cursor.advance();
        Name parent = cursor.name();
        if (parent == null) {
            return null;
        }
        return no ? new AlterAction.NoInherit(parent) : new AlterAction.Inherit(parent);
    }

    private static AlterAction identity(Cursor cursor) {
        return cursor.accept("USING", "INDEX")
                ? new AlterAction.ReplicaIdentity("INDEX", cursor.name())
                : new AlterAction.ReplicaIdentity(cursor.word(), null);
    }

    private static @Nullable AlterAction add(Cursor cursor) {
        cursor.advance();
        if (ConstraintParser.startsTableConstraint(cursor)) {
            Constraint constraint = ConstraintParser.ofTable(cursor);
            return constraint == null ? null : new AlterAction.AddConstraint(constraint);
        }
        cursor.accept("COLUMN");
        boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
        Column column = ColumnParser.read(cursor);
        return column == null ? null : new AlterAction.AddColumn(column, ifNotExists);
    }

    private static @Nullable AlterAction drop(Cursor cursor) {
        cursor.advance();
        boolean constraint = cursor.accept("CONSTRAINT");
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
            case "WITHOUT" -> cursor.wordAt(1, "CLUSTER") ? new AlterAction.ClusterOn(null) : null;
            case "" ->
                    cursor.atSymbol('(')
                            ? new AlterAction.SetOptions(Option.list(cursor), false)
                            : null;
            default -> null;
        };
    }

    private static @Nullable AlterAction reset(Cursor cursor) {
        cursor.advance();
        return cursor.atSymbol('(') ? new AlterAction.SetOptions(Option.list(cursor), true) : null;
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
}
