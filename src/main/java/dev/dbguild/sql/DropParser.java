package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads DROP statements.
final class DropParser {
    private static final Set<String> OF_TABLES = Set.of("TRIGGER", "POLICY", "RULE");

    private DropParser() {}

    static Statement read(Cursor cursor, Source source) {
        cursor.advance();
        if (!cursor.accept("TEMPORARY")) {
            cursor.accept("PROCEDURAL");
        }
        String object = Kinds.object(cursor);
        boolean concurrently = cursor.accept("CONCURRENTLY");
        boolean ifExists = cursor.accept("IF", "EXISTS");
        int names = cursor.position();
        boolean cascade = false;
        while (!cursor.atEnd()) {
            cascade |= cursor.at("CASCADE");
            cursor.pass();
        }
        cursor.moveTo(names);
        List<Name> dropped = dropped(cursor, object);
        boolean onTable = OF_TABLES.contains(object) && cursor.accept("ON");
        Name on = onTable ? cursor.name() : null;
        return new Statement.Drop(source, object, dropped, on, concurrently, ifExists, cascade);
    }

    private static List<Name> dropped(Cursor cursor, String object) {
        return switch (object) {
            case "OWNED", "CAST", "TRANSFORM", "LARGE OBJECT" -> List.of();
            case "USER MAPPING" -> one(Kinds.server(cursor));
            case "OPERATOR" -> one(cursor.operator());
            default -> names(cursor);
        };
    }

    private static List<Name> one(@Nullable Name name) {
        return name == null ? List.of() : List.of(name);
    }

    /// Names, each of which may have a signature or columns: `f(int), g`.
    static List<Name> names(Cursor cursor) {
        List<Name> names = new ArrayList<>();
        do {
            Name name = cursor.relation();
            if (name == null) {
                break;
            }
            names.add(name);
            if (cursor.atSymbol('(')) {
                cursor.pass();
            }
        } while (cursor.acceptSymbol(','));
        return names;
    }
}
