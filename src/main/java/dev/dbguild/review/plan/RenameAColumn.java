package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.List;

/// A column gets another name while programs use both.
///
/// A copy with the new name stands beside the column, a trigger keeps the two equal. When nobody uses the old name
/// any more, the copy goes and the column takes its name, in one transaction: indexes, keys, views and rights stay
/// with the column, and so does its place.
final class RenameAColumn implements ChangeKind {
    @Override
    public String id() {
        return "rename-column";
    }

    @Override
    public List<String> forms() {
        return List.of(
                "rename [the] [column] {column} to|as|into {to}",
                "rename [the] column {field} of|in|on|from [the] [table] {table} to|as {to}",
                "rename [the] column {field} to|as {to} in|on|of|for [the] [table] {table}",
                "rename [the] {table} column {field} to|as {to}",
                "change [the] name of [column] {column} to {to}",
                "alter table {table} rename [column] {field} to {to}",
                "renombra|renombrar|renombre [la] [columna] {column} a|como|por {to}",
                "renombra|renombrar|renombre [la] columna {field} de [la] [tabla] {table} a|como|por {to}",
                "cambia|cambiar [el] nombre de [la] [columna] {column} a|por {to}");
    }

    @Override
    public Draft plan(Wish wish, Before before) {
        Before.Spot spot = Spots.of(wish, before);
        String to = Name.of(wish.need("to")).last();
        before.mustBeFree(spot.table(), to);
        refuseGenerated(spot);
        List<PlanStep> steps =
                List.of(expand(before, spot, to), fill(spot, to), swap(before, spot, to));
        Shape old =
                Shape.of(spot.table(), before.values(spot.table()))
                        .with(spot.column().name(), before.value(spot.table(), spot.column()));
        Shape fresh = old.renamed(spot.column().name(), to).labelled("new");
        return Draft.of(spot.table().sql(), steps)
                .probe(old.probes(0, 2, spot.column().name(), null))
                .probe(fresh.probes(1, 3, to, null))
                .probe(same(spot, to, old, fresh))
                .note(notes(before, spot));
    }

    private static void refuseGenerated(Before.Spot spot) {
        if (spot.column().isGenerated()) {
            throw Stopped.because(
                    "'"
                            + spot.table().sql()
                            + "."
                            + spot.column().name()
                            + "' is a generated column, which no trigger can keep equal to another",
                    "add a generated column of the new name with the same expression, move the readers, drop the old one");
        }
        if (spot.table().partition()) {
            throw Stopped.because(
                    "'"
                            + spot.table().sql()
                            + "' is a partition: its columns have the names of its parent's",
                    "rename the column of the partitioned table");
        }
    }

    private static PlanStep expand(Before before, Before.Spot spot, String to) {
        TableFacts.Column column = spot.column();
        String fresh = Name.written(to);
        String start = start(before, column);
        String collate = column.collation() == null ? "" : " collate " + column.collation();
        String add =
                "alter table "
                        + spot.table().sql()
                        + " add column "
                        + fresh
                        + " "
                        + column.type()
                        + collate;
        List<String> up = new ArrayList<>(List.of(add));
        if (!start.equals("null")) {
            up.add(
                    "alter table "
                            + spot.table().sql()
                            + " alter column "
                            + fresh
                            + " set default "
                            + start);
        }
        Copied.grants(spot.table(), column.name(), fresh).forEach(up::add);
        SyncTrigger trigger = trigger(spot, to, start);
        up.addFirst(trigger.make().getFirst());
        up.add(trigger.make().getLast());
        return PlanStep.expand("add " + to + " beside " + column.name())
                .up(up)
                .down(trigger.drop())
                .down("alter table " + spot.table().sql() + " drop column " + fresh)
                .accept("drop-column", "the column is a copy that this migration made")
                .note("programs may write either name; the trigger writes the other");
    }

    private static SyncTrigger trigger(Before.Spot spot, String to, String start) {
        String body =
                SyncTrigger.mutual(
                        spot.column().sql(),
                        Name.written(to),
                        start,
                        new Equality(spot.column().base()));
        return SyncTrigger.named(spot.table(), to, body);
    }

    /// What both columns hold when nobody writes them: the default, where it is the same for every row.
    private static String start(Before before, TableFacts.Column column) {
        String value = column.defaultValue();
        return value == null || column.isCounted() || before.isVolatile(column, value)
                ? "null"
                : value;
    }

    private static PlanStep fill(Before.Spot spot, String to) {
        String fresh = Name.written(to);
        String missing = new Equality(spot.column().base()).differ(fresh, spot.column().sql());
        return PlanStep.migrate("fill " + to)
                .outsideTransaction()
                .up(Backfill.statement(spot.table(), fresh + " = " + spot.column().sql(), missing))
                .note(Backfill.NOTE)
                .note("when it is done, deploy programs that read and write '" + to + "' only");
    }

    private static PlanStep swap(Before before, Before.Spot spot, String to) {
        String table = spot.table().sql();
        String old = spot.column().sql();
        String fresh = Name.written(to);
        String alter = "alter table " + table + " ";
        SyncTrigger trigger = trigger(spot, to, start(before, spot.column()));
        List<String> back =
                new ArrayList<>(List.of(alter + "rename column " + fresh + " to " + old));
        back.addAll(expand(before, spot, to).up());
        back.add(
                Backfill.statement(
                        spot.table(),
                        fresh + " = " + old,
                        new Equality(spot.column().base()).differ(fresh, old)));
        return PlanStep.contract("name the column " + to)
                .up(trigger.drop())
                .up(alter + "drop column " + fresh, alter + "rename column " + old + " to " + fresh)
                .downOutsideTransaction()
                .down(back)
                .accept(
                        "drop-column",
                        "the dropped column is the copy; the data stays in the column that takes its name")
                .accept(
                        "rename-column",
                        "programs that use the old name were replaced before this step")
                .note(
                        "run it when no program uses '"
                                + spot.column().name()
                                + "' any more; nothing is read or written but the catalogue");
    }

    /// After a write through either name both columns hold the same.
    private static List<Probe> same(Before.Spot spot, String to, Shape old, Shape fresh) {
        String wrong =
                "select count(*) from "
                        + spot.table().sql()
                        + " where "
                        + new Equality(spot.column().base())
                                .differ(Name.written(to), spot.column().sql());
        List<Probe> probes = new ArrayList<>(old.probes(2, 2, spot.column().name(), wrong));
        probes.addAll(fresh.probes(2, 2, to, wrong));
        return probes;
    }

    private static List<String> notes(Before before, Before.Spot spot) {
        return Dependents.triggersOn(before, spot.table(), spot.column().name()).stream()
                .map(name ->
                        "trigger '"
                                + name
                                + "' fires on updates of '"
                                + spot.column().name()
                                + "' by name: until the last step, writes to the new name do not fire it")
                .toList();
    }
}
