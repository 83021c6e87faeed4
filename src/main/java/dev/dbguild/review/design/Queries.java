package dev.dbguild.review.design;

import dev.dbguild.Problem;
import dev.dbguild.schema.Routine;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.View;
import dev.dbguild.schema.script.Origins;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.QueryReader;
import dev.dbguild.sql.QueryShape;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The queries that a schema keeps: those of views, and of routines in SQL or PL/pgSQL.
final class Queries {
    private static final Pattern ASIDE =
            Pattern.compile("(?s)'(?:[^']|'')*'|--[^\\n]*|/\\*.*?\\*/");

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Queries() {}

    /// A piece of SQL without its comments and literals.
    ///
    /// @param subject the view or routine it is in
    /// @param place where to look for that in a script
    record Text(String subject, String place, String sql) {}

    /// @param words the texts without all of them, in lower case, are left out
    static Stream<Text> texts(Schema schema, String... words) {
        Stream<Text> views =
                schema.tables().stream()
                        .flatMap(table ->
                                Optional.ofNullable(table.view()).stream()
                                        .map(view ->
                                                new Text(
                                                        table.shown(),
                                                        table.shown(),
                                                        view.query())));
        Stream<Text> routines = schema.routines().stream().map(Queries::text);
        return Stream.concat(views, routines)
                .filter(text -> holds(text.sql().toLowerCase(Locale.ROOT), words))
                .map(Queries::withoutAsides);
    }

    private static boolean holds(String text, String... words) {
        for (String word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static Text text(Routine routine) {
        return new Text(routine.shown(), Origins.routine(routine.shown()), routine.body());
    }

    private static Text withoutAsides(Text text) {
        return new Text(text.subject(), text.place(), ASIDE.matcher(text.sql()).replaceAll("''"));
    }

    /// The tables that a view reads, as far as its query can be read and the schema knows them.
    static Stream<Table> tables(Table view, Schema schema) {
        return shape(view).stream()
                .flatMap(shape -> shape.tables().stream())
                .flatMap(use -> schema.table(String.join(".", use.table().parts())).stream())
                .filter(table -> !table.equals(view))
                .distinct();
    }

    /// The words of a text, in lower case.
    static Set<String> words(String text) {
        return new HashSet<>(List.of(NO_WORD.split(text.toLowerCase(Locale.ROOT))));
    }

    private static Optional<QueryShape> shape(Table table) {
        View view = table.view();
        if (view == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(QueryReader.read(view.query(), Dialect.POSTGRESQL));
        } catch (Problem unreadable) {
            return Optional.empty();
        }
    }
}
