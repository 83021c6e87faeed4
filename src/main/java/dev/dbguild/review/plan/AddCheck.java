package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.util.List;

/// Rows of a table must satisfy a condition.
final class AddCheck implements ChangeKind {
    @Override
    public String id() {
        return "add-check";
    }

    @Override
    public List<String> forms() {
        return List.of(
                "add [a] check [constraint] {condition} on|to [table] {table}",
                "add [a] check [constraint] on|to [table] {table} [that|:] {condition}",
                "add [a] check [constraint] {name} on|to [table] {table} [that|:] {condition}",
                "alter table {table} add check {condition}",
                "alter table {table} add constraint {name} check {condition}",
                "add [a] check [constraint] [that] {column} {condition}",
                "ensure|require [that] {column} {condition}",
                "añade|añadir|agrega|agregar|anade [un|una] check|restriccion|restricción [de|en|a|sobre] [la] [tabla] {table} [:] {condition}");
    }

    @Override
    public Draft plan(Wish wish, Before before) {
        TableFacts table = table(wish, before);
        String condition = condition(wish, before, table);
        String name =
                wish.value("name").map(given -> Name.of(given).last()).orElseGet(() -> free(table));
        String constraint = Name.written(name);
        String alter = "alter table " + table.sql() + " ";
        before.refusal(alter + "add check (" + condition + ") not valid")
                .ifPresent(why -> {
                    throw Stopped.because(
                            "the condition '" + condition + "' is refused: " + why,
                            "write it as SQL over the columns of '" + table.sql() + "'");
                });
        List<PlanStep> steps =
                Validated.steps(
                        alter,
                        constraint,
                        alter
                                + "add constraint "
                                + constraint
                                + " check ("
                                + condition
                                + ") not valid",
                        name);
        Draft draft = Draft.of(table.sql(), steps);
        return fitting(draft, before, table, condition)
                .note(
                        "before the last step: 'select count(*) from "
                                + table.sql()
                                + " where not ("
                                + condition
                                + ")' must be 0");
    }

    private static TableFacts table(Wish wish, Before before) {
        return wish.value("table").isPresent()
                ? before.table(wish.need("table"))
                : before.spot(wish.need("column")).table();
    }

    private static String condition(Wish wish, Before before, TableFacts table) {
        String written = wish.need("condition");
        String whole =
                wish.value("column").isEmpty() || wish.value("table").isPresent()
                        ? written
                        : before.spot(wish.need("column")).column().sql() + " " + written;
        boolean wrapped = whole.startsWith("(") && whole.endsWith(")") && balanced(whole);
        String bare = wrapped ? whole.substring(1, whole.length() - 1) : whole;
        return bare.replace(table.sql() + ".", "");
    }

    /// Whether the first parenthesis closes at the end.
    private static boolean balanced(String text) {
        int depth = 0;
        for (int i = 0; i < text.length() - 1; i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return false;
            }
        }
        return true;
    }

    private static String free(TableFacts table) {
        for (int i = 0; ; i++) {
            String name = Identifier.cut(table.name(), i == 0 ? "_check" : "_check" + i);
            if (table.constraints().stream().noneMatch(each -> each.name().equals(name))) {
                return name;
            }
        }
    }

    /// Rows that satisfy the new condition, and programs that write such rows.
    private static Draft fitting(Draft draft, Before before, TableFacts table, String condition) {
        Draft fitted = draft;
        Shape shape = Shape.of(table, before.values(table));
        for (var value : before.fitting(table, condition).entrySet()) {
            fitted = fitted.sample(value.getKey(), value.getValue());
            shape = shape.with(value.getKey(), value.getValue());
        }
        return fitted.probe(shape.probes(0, draft.steps().size(), Facade.written(table), null));
    }
}
