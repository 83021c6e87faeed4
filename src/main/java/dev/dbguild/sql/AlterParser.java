package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads ALTER statements.
final class AlterParser {
    private static final Set<String> RELATIONS =
            Set.of("TABLE", "INDEX", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE", "SEQUENCE");

    private static final Set<String> NAMELESS =
            Set.of("", "DEFAULT PRIVILEGES", "SYSTEM", "LARGE OBJECT");

    private AlterParser() {}

    static Statement read(Cursor cursor, Source source) {
        cursor.advance();
        cursor.accept("PROCEDURAL");
        String object = Kinds.object(cursor);
        if (RELATIONS.contains(object) && !cursor.at("ALL", "IN", "TABLESPACE")) {
            Statement relation = relation(cursor, source, object);
            if (relation != null) {
                return relation;
            }
        }
        return object.equals("TYPE") ? type(cursor, source) : other(cursor, source, object);
    }

    private static Statement other(Cursor cursor, Source source, String object) {
        cursor.accept("IF", "EXISTS");
        Name target =
                NAMELESS.contains(object) || cursor.at("ALL") ? null : Kinds.named(cursor, object);
        return new Statement.Other(source, ("ALTER " + object).strip(), target);
    }

    private static @Nullable Statement relation(Cursor cursor, Source source, String object) {
        boolean ifExists = cursor.accept("IF", "EXISTS");
        boolean only = cursor.at("ONLY");
        Name name = cursor.relation();
        if (name == null) {
            return null;
        }
        List<AlterAction> list = new ArrayList<>();
        while (!cursor.atEnd()) {
            list.add(ActionParser.read(cursor));
            cursor.toComma(cursor.size());
        }
        return new Statement.AlterTable(source, object, name, ifExists, only, list);
    }

    private static Statement type(Cursor cursor, Source source) {
        Name name = cursor.name();
        if (name != null && AttributeParser.starts(cursor)) {
            return new Statement.AlterType(source, name, AttributeParser.read(cursor));
        }
        if (name == null || !cursor.accept("ADD", "VALUE")) {
            return new Statement.Other(source, "ALTER TYPE", name);
        }
        boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
        String value = Lexemes.literal(cursor.written(cursor.peek(0)));
        boolean placed = cursor.wordAt(1, "BEFORE") || cursor.wordAt(1, "AFTER");
        return new Statement.AddEnumValue(source, name, value, ifNotExists, placed);
    }
}
