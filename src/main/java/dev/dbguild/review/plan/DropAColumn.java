package dev.dbguild.review.plan;

import java.util.ArrayList;
import java.util.List;

/// A column goes while programs that no longer know it run beside those that still write it.
final class DropAColumn implements ChangeKind {
    @Override
    public String id() {
        return "drop-column";
    }

    @Override
    public List<String> forms() {
        return List.of(
                "drop|remove|delete [the] [column] {column}",
                "drop|remove|delete [the] column {field} from|of|in [the] [table] {table}",
                "alter table {table} drop [column] {field}",
                "elimina|eliminar|borra|borrar|quita|quitar [la] [columna] {column}",
                "elimina|eliminar|borra|borrar|quita|quitar [la] columna {field} de [la] [tabla] {table}");
    }

    @Override
    public Draft plan(Wish wish, Before before) {
        Before.Spot spot = Spots.of(wish, before);
        Gone.refuse(before, spot);
        List<PlanStep> steps = new ArrayList<>();
        boolean wanted =
                spot.column().notNull()
                        && spot.column().defaultValue() == null
                        && !spot.column().isGenerated()
                        && !spot.column().isIdentity();
        if (wanted) {
            steps.add(relax(spot));
        }
        steps.add(Gone.drop(before, spot));
        Shape old = Shape.of(spot.table(), before.values(spot.table()));
        Shape fresh = old.without(spot.column().name()).labelled("new");
        String other = other(spot);
        Draft draft =
                Draft.of(spot.table().sql(), steps)
                        .probe(
                                old.probes(
                                        0,
                                        steps.size() - 1,
                                        spot.column().isGenerated() ? other : spot.column().name(),
                                        null))
                        .probe(fresh.probes(steps.size() - 1, steps.size(), other, null));
        return spot.column().isGenerated()
                ? draft
                : draft.lose(
                        "what '"
                                + spot.table().sql()
                                + "."
                                + spot.column().name()
                                + "' held: going down brings the column back, empty; keep a backup");
    }

    private static String other(Before.Spot spot) {
        return spot.table().columns().stream()
                .filter(each ->
                        !each.name().equals(spot.column().name())
                                && !each.isGenerated()
                                && !each.isCounted())
                .findFirst()
                .map(TableFacts.Column::name)
                .orElseThrow(() ->
                        Stopped.because(
                                "'"
                                        + spot.column().name()
                                        + "' is the only column of '"
                                        + spot.table().sql()
                                        + "'",
                                "drop the table"));
    }

    private static PlanStep relax(Before.Spot spot) {
        String alter = "alter table " + spot.table().sql() + " ";
        String check =
                dev.dbguild.sql.Name.written(
                        Identifier.cut(
                                spot.table().name() + "_" + spot.column().name(), "_present"));
        return PlanStep.expand("let " + spot.column().name() + " be null")
                .up(alter + "alter column " + spot.column().sql() + " drop not null")
                .downOutsideTransaction()
                .down(
                        alter
                                + "add constraint "
                                + check
                                + " check ("
                                + spot.column().sql()
                                + " is not null) not valid",
                        alter + "validate constraint " + check,
                        alter + "alter column " + spot.column().sql() + " set not null",
                        alter + "drop constraint " + check)
                .accept(
                        "drop-constraint",
                        "the check only spared the server from reading the table under a lock")
                .note(
                        "then deploy programs that neither read nor write '"
                                + spot.column().name()
                                + "'");
    }
}
