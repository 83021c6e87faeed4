package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A view under another name through which programs read and write a table.
final class Facade {
    private static final String SPEAKERS =
            """
            select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and p.prosrc ~* ('\\m' || ? || '\\M') order by 1
            """;

    private Facade() {}

    static PlanStep before(TableFacts table, String view, String what) {
        return PlanStep.expand("view " + what + " of " + table.name())
                .up(make(table, view))
                .down("drop view " + view)
                .accept("drop-view", "this migration made the view")
                .note(
                        "deploy programs that use '"
                                + view
                                + "': they read and write the table through the view; 'truncate', 'copy … from'"
                                + " and foreign keys need the table itself until the last step");
    }

    static List<String> make(TableFacts table, String view) {
        String columns =
                table.columns().stream()
                        .map(TableFacts.Column::sql)
                        .collect(Collectors.joining(", "));
        List<String> all = new ArrayList<>();
        all.add(
                "create view "
                        + view
                        + " with (security_invoker = true) as select "
                        + columns
                        + " from "
                        + table.sql());
        all.addAll(Copied.grants(table, view));
        return all;
    }

    /// A column that programs write in updates.
    static String written(TableFacts table) {
        return table.columns().stream()
                .filter(each -> !each.isGenerated() && !each.isCounted())
                .filter(each -> table.constraintsOn(each.name(), "f").isEmpty())
                .reduce((first, second) -> second)
                .or(() -> table.columns().stream().findFirst())
                .map(TableFacts.Column::name)
                .orElse("");
    }

    static List<String> notes(Before before, TableFacts table) {
        List<String> notes = new ArrayList<>();
        notes.add(
                "PostgreSQL 15 and later; on 14 leave 'with (security_invoker = true)' out, and row security of the table is that of the view's owner");
        before.texts(SPEAKERS, table.name())
                .forEach(function ->
                        notes.add(
                                "function '"
                                        + function
                                        + "' may name the table in its text: change it before the last step"));
        return notes;
    }

    static String moved(TableFacts table, String schema) {
        return Name.written(schema) + "." + Name.written(table.name());
    }
}
