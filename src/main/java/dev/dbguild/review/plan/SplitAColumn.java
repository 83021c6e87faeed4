package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.List;

/// One text column becomes several, cut at a separator: the last takes what is left.
final class SplitAColumn implements ChangeKind {
    @Override
    public String id() {
        return "split-column";
    }

    @Override
    public List<String> forms() {
        return List.of(
                "split [column] {column} into|to [columns] {columns}",
                "split [column] {column} into|to [columns] {columns} by|at|on {value}",
                "divide|dividir|separa|separar [la] [columna] {column} en {columns}",
                "divide|dividir|separa|separar [la] [columna] {column} en {columns} por {value}");
    }

    @Override
    public Draft plan(Wish wish, Before before) {
        Before.Spot spot = Spots.of(wish, before);
        List<String> parts = wish.names("columns");
        if (parts.size() < 2) {
            throw Stopped.because(
                    "a column is split into two or more",
                    "say for example: split users.name into first_name and last_name");
        }
        parts.forEach(part -> before.mustBeFree(spot.table(), part));
        if (!List.of("text", "character varying", "citext")
                .contains(spot.column().base().replaceFirst("\\(.*", ""))) {
            throw Stopped.because(
                    "'"
                            + spot.column().name()
                            + "' is "
                            + spot.column().type()
                            + ", no text that can be cut",
                    "add the columns and fill them: 'add column', then 'backfill'");
        }
        Gone.refuse(before, spot);
        String separator =
                wish.value("value")
                        .map(value -> Literal.of(value.replaceAll("^'|'$", "")))
                        .orElse("' '");
        return draft(before, spot, parts, separator);
    }

    private static Draft draft(
            Before before, Before.Spot spot, List<String> parts, String separator) {
        SyncTrigger trigger =
                SyncTrigger.named(
                        spot.table(), String.join("_", parts), body(spot, parts, separator));
        List<PlanStep> steps =
                new ArrayList<>(
                        List.of(expand(spot, parts, trigger), fill(spot, parts, separator)));
        boolean wanted = spot.column().notNull();
        steps.add(drop(spot, parts, trigger));
        String last = parts.getLast();
        Shape old =
                Shape.of(spot.table(), before.values(spot.table()))
                        .with(spot.column().name(), "'v' || {g} || " + separator + " || 'w'");
        Shape fresh = old.without(spot.column().name()).labelled("new");
        for (String part : parts) {
            fresh = fresh.with(part, "'p' || {g}");
        }
        Draft draft =
                Draft.of(spot.table().sql(), steps)
                        .probe(old.probes(0, 2, spot.column().name(), null))
                        .probe(fresh.probes(1, 3, last, null))
                        .sample(spot.column().name(), "'v' || {g} || " + separator + " || 'w'")
                        .note(
                                "values with fewer parts leave the later columns null; the last column takes all that is left");
        return wanted
                ? draft.note(
                        "'"
                                + spot.column().name()
                                + "' is NOT NULL, its parts are not: plan 'make … not null' for them when the data allows")
                : draft;
    }

    private static String part(String value, int place, int parts, String separator) {
        return place < parts - 1
                ? "nullif(split_part(%s, %s, %d), '')".formatted(value, separator, place + 1)
                : "nullif(array_to_string((string_to_array(%s, %s))[%d:], %2$s), '')"
                        .formatted(value, separator, place + 1);
    }

    private static String body(Before.Spot spot, List<String> parts, String separator) {
        String column = spot.column().sql();
        StringBuilder cut = new StringBuilder();
        StringBuilder given = new StringBuilder();
        StringBuilder changed = new StringBuilder();
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            String part = Name.written(parts.get(i));
            cut.append("    new.")
                    .append(part)
                    .append(" := ")
                    .append(part("new." + column, i, parts.size(), separator))
                    .append(";\n");
            given.append(i == 0 ? "" : " or ").append("new.").append(part).append(" is not null");
            changed.append(i == 0 ? "" : " or ")
                    .append("new.")
                    .append(part)
                    .append(" is distinct from old.")
                    .append(part);
            joined.append(", new.").append(part);
        }
        return """
        if tg_op = 'INSERT' then
          if %s then
            new.%2$s := concat_ws(%3$s%4$s);
          else
        %5$s  end if;
        elsif new.%2$s is distinct from old.%2$s then
        %5$selsif %6$s then
          new.%2$s := concat_ws(%3$s%4$s);
        else
        %5$send if;
        """
                .formatted(given, column, separator, joined, cut, changed);
    }

    private static PlanStep expand(Before.Spot spot, List<String> parts, SyncTrigger trigger) {
        String alter = "alter table " + spot.table().sql() + " ";
        String added =
                String.join(
                        ", ",
                        parts.stream()
                                .map(part -> "add column " + Name.written(part) + " text")
                                .toList());
        String dropped =
                String.join(
                        ", ",
                        parts.stream().map(part -> "drop column " + Name.written(part)).toList());
        return PlanStep.expand("add " + String.join(" and ", parts))
                .up(trigger.make().getFirst(), alter + added, trigger.make().getLast())
                .down(trigger.drop())
                .down(alter + dropped)
                .accept(
                        "down-cannot-restore-data",
                        "the way back fills it from what took its place")
                .accept("drop-column", "the columns are copies that this migration made")
                .note(
                        "programs may write '"
                                + spot.column().name()
                                + "' or its parts; the trigger writes the others");
    }

    private static String backfill(Before.Spot spot, List<String> parts, String separator) {
        List<String> sets = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            sets.add(
                    Name.written(parts.get(i))
                            + " = "
                            + part(spot.column().sql(), i, parts.size(), separator));
        }
        String empty =
                String.join(
                        " and ",
                        parts.stream().map(part -> Name.written(part) + " is null").toList());
        return Backfill.statement(
                spot.table(), String.join(", ", sets), spot.column().sql() + " <> '' and " + empty);
    }

    private static PlanStep fill(Before.Spot spot, List<String> parts, String separator) {
        return PlanStep.migrate("fill " + String.join(" and ", parts))
                .outsideTransaction()
                .up(backfill(spot, parts, separator))
                .note(Backfill.NOTE)
                .note("when it is done, deploy programs that use the parts only");
    }

    /// The way back fills the column from its parts before the rule that it is not null comes back.
    private static PlanStep drop(Before.Spot spot, List<String> parts, SyncTrigger trigger) {
        String alter = "alter table " + spot.table().sql() + " ";
        String column = spot.column().sql();
        return PlanStep.contract("drop " + spot.column().name())
                .up(trigger.drop())
                .up(alter + "drop column " + column)
                .downOutsideTransaction()
                .down(back(spot, parts, trigger))
                .accept(
                        "drop-column",
                        "its parts hold the data, and programs stopped to use the column before this step")
                .accept(
                        "drop-constraint",
                        "the check only spared the server from reading the table under a lock")
                .note("run it when no program uses '" + spot.column().name() + "' any more");
    }

    /// The column as it was, filled from its parts.
    private static List<String> back(Before.Spot spot, List<String> parts, SyncTrigger trigger) {
        String alter = "alter table " + spot.table().sql() + " ";
        String column = spot.column().sql();
        String joined = String.join(", ", parts.stream().map(Name::written).toList());
        List<String> back = new ArrayList<>();
        back.add(alter + "add column " + column + " " + spot.column().type());
        if (spot.column().defaultValue() != null) {
            back.add(
                    alter
                            + "alter column "
                            + column
                            + " set default "
                            + spot.column().defaultValue());
        }
        back.addAll(trigger.make());
        String glue = trigger.body().replaceAll("(?s).*concat_ws\\((.*?), new\\..*", "$1");
        back.add(
                Backfill.statement(
                        spot.table(),
                        column + " = concat_ws(" + glue + ", " + joined + ")",
                        column + " is null"));
        if (spot.column().notNull()) {
            back.addAll(required(spot));
        }
        back.addAll(Gone.around(spot));
        return back;
    }

    private static List<String> required(Before.Spot spot) {
        String alter = "alter table " + spot.table().sql() + " ";
        String column = spot.column().sql();
        String check =
                Name.written(
                        Identifier.cut(
                                spot.table().name() + "_" + spot.column().name(), "_present"));
        return List.of(
                alter + "add constraint " + check + " check (" + column + " is not null) not valid",
                alter + "validate constraint " + check,
                alter + "alter column " + column + " set not null",
                alter + "drop constraint " + check);
    }
}
