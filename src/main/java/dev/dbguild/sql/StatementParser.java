package dev.dbguild.sql;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what a statement is, from its tokens.
final class StatementParser {
    private static final Set<String> EXPLAINS = Set.of("EXPLAIN", "DESCRIBE", "DESC");

    private final QueryParser queries = new QueryParser();
    private final Dialect dialect;
    private final CreateParser creates;

    StatementParser(Dialect dialect) {
        this.dialect = dialect;
        this.creates = new CreateParser(dialect, new TableParser(dialect));
    }

    Statement read(Cursor cursor, Source source) {
        if (cursor.first().kind() == TokenKind.CLIENT) {
            return new Statement.Client(source);
        }
        Statement own = dialect == Dialect.MYSQL ? MySqlParser.read(cursor, source) : null;
        return own == null ? common(cursor, source) : own;
    }

    private Statement common(Cursor cursor, Source source) {
        return switch (cursor.word()) {
            case "CREATE" -> creates.read(cursor, source);
            case "ALTER" -> AlterParser.read(cursor, source);
            case "DROP" -> DropParser.read(cursor, source);
            case "SELECT", "WITH", "VALUES", "TABLE", "" -> query(cursor, source);
            case "INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE" -> queries.change(cursor, source);
            case "EXPLAIN", "DESCRIBE", "DESC" -> explain(cursor, source);
            case "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE" ->
                    transaction(cursor, source);
            case "PREPARE" ->
                    cursor.wordAt(1, "TRANSACTION")
                            ? new Statement.Transaction(source, "PREPARE TRANSACTION")
                            : new Statement.Other(source, "PREPARE", null);
            case "SET", "RESET", "SHOW" -> SetParser.read(cursor, source);
            default -> rest(cursor, source);
        };
    }

    private Statement rest(Cursor cursor, Source source) {
        return switch (cursor.word()) {
            case "TRUNCATE" -> MaintenanceParser.truncate(cursor, source);
            case "REINDEX" -> MaintenanceParser.reindex(cursor, source);
            case "REFRESH" -> MaintenanceParser.refresh(cursor, source);
            case "VACUUM", "ANALYZE", "ANALYSE", "CLUSTER" ->
                    MaintenanceParser.maintain(cursor, source);
            case "COPY" -> copy(cursor, source);
            case "CALL" -> call(cursor, source);
            case "DO" -> block(cursor, source);
            case "GRANT", "REVOKE" -> GrantParser.read(cursor, source);
            case "COMMENT" -> comment(cursor, source);
            case "PRAGMA" -> SetParser.pragma(cursor, source);
            default -> unmodelled(cursor, source);
        };
    }

    private static Statement unmodelled(Cursor cursor, Source source) {
        String kind = Kinds.of(cursor);
        Name target =
                switch (kind) {
                    case "LOCK" -> locked(cursor);
                    case "SECURITY LABEL" -> nameBehind(cursor, "ON");
                    case "IMPORT FOREIGN SCHEMA" -> nameBehind(cursor, "INTO");
                    default -> null;
                };
        return new Statement.Other(source, kind, target);
    }

    private static @Nullable Name locked(Cursor cursor) {
        cursor.advance();
        cursor.accept("TABLE");
        return cursor.relation();
    }

    private static @Nullable Name nameBehind(Cursor cursor, String word) {
        while (!cursor.atEnd() && !cursor.at(word)) {
            cursor.pass();
        }
        cursor.advance();
        return word.equals("ON") ? Kinds.named(cursor, Kinds.object(cursor)) : cursor.name();
    }

    private Statement query(Cursor cursor, Source source) {
        boolean readable = !cursor.word().isEmpty() || cursor.atSymbol('(');
        return readable
                ? queries.read(cursor, source)
                : new Statement.Other(source, Kinds.of(cursor), null);
    }

    private Statement explain(Cursor cursor, Source source) {
        String verb = cursor.word();
        cursor.advance();
        List<String> options = ExplainOptions.read(cursor);
        boolean analyze = ExplainOptions.analyzes(options);
        List<String> names = options.stream().map(ExplainOptions::name).toList();
        if (cursor.atEnd()) {
            return new Statement.Other(source, verb, null);
        }
        Source inner = source.from(cursor.peek(0).start() - source.startChar());
        boolean again = EXPLAINS.contains(cursor.word());
        Statement of =
                again
                        ? new Statement.Other(inner, cursor.word(), null)
                        : read(cursor.rest(), inner);
        return new Statement.Explain(source, analyze, names, of);
    }

    private static Statement transaction(Cursor cursor, Source source) {
        String kind =
                switch (cursor.word()) {
                    case "BEGIN", "START" -> "BEGIN";
                    case "COMMIT", "END" -> "COMMIT";
                    case "ROLLBACK", "ABORT" -> "ROLLBACK";
                    default -> cursor.word();
                };
        if (cursor.at("START") && !cursor.wordAt(1, "TRANSACTION")) {
            return new Statement.Other(source, "START " + cursor.word(1), null);
        }
        if (cursor.wordAt(1, "PREPARED")) {
            return new Statement.Transaction(source, kind + " PREPARED");
        }
        boolean toSavepoint = kind.equals("ROLLBACK") && hasWord(cursor, "TO");
        return new Statement.Transaction(source, toSavepoint ? "ROLLBACK TO SAVEPOINT" : kind);
    }

    static boolean hasWord(Cursor cursor, String word) {
        for (int i = 0; i < cursor.size(); i++) {
            if (cursor.wordAt(i, word)) {
                return true;
            }
        }
        return false;
    }

    private static Statement copy(Cursor cursor, Source source) {
        boolean fromInput = CopyData.follows(cursor.restart());
        cursor.moveTo(1);
        cursor.accept("BINARY");
        Name table = cursor.name();
        while (!cursor.atEnd() && !cursor.at("FROM") && !cursor.at("TO")) {
            cursor.pass();
        }
        boolean from = cursor.at("FROM");
        return new Statement.Copy(source, table, from, cursor.wordAt(1, "PROGRAM"), fromInput);
    }

    private static Statement call(Cursor cursor, Source source) {
        cursor.advance();
        Name name = cursor.name();
        return name == null
                ? new Statement.Other(source, "CALL", null)
                : new Statement.Call(source, name);
    }

    private static Statement block(Cursor cursor, Source source) {
        while (!cursor.atEnd() && cursor.peek(0).kind() != TokenKind.STRING) {
            cursor.skipping(cursor.at("LANGUAGE") ? 2 : 1);
        }
        return new Statement.Do(source, Lexemes.body(cursor.written(cursor.peek(0))));
    }

    private static Statement comment(Cursor cursor, Source source) {
        if (!cursor.accept("COMMENT", "ON")) {
            return new Statement.Other(source, "COMMENT", null);
        }
        String object = Kinds.object(cursor);
        Name name = Kinds.named(cursor, object);
        Token last = cursor.peek(cursor.size() - 1 - cursor.position());
        String comment =
                last.kind() == TokenKind.STRING ? Lexemes.literal(cursor.written(last)) : null;
        return new Statement.Comment(source, object, name, comment);
    }
}
