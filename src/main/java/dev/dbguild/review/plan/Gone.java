package dev.dbguild.review.plan;

import java.util.ArrayList;
import java.util.List;

/// Drops a column, and says on the way back all that stood on it.
final class Gone {
    private Gone() {}

    static void refuse(Before before, Before.Spot spot) {
        TableFacts table = spot.table();
        String column = spot.column().name();
        Dependents.mustBeNone(
                "view",
                Dependents.viewsOn(before, table, column),
                spot,
                "replace the view by one without the column first");
        Dependents.mustBeNone(
                "policy",
                Dependents.policiesOn(before, table, column),
                spot,
                "replace the policy first");
        Dependents.mustBeNone(
                "generated column",
                Dependents.generatedFrom(before, table, column),
                spot,
                "drop the generated column first");
        Dependents.mustBeNone(
                "trigger",
                Dependents.triggersOn(before, table, column),
                spot,
                "replace the trigger first");
        Dependents.mustBeNone(
                "statistics object",
                Dependents.statisticsOn(before, table, column),
                spot,
                "drop the statistics object first");
        refuseKeys(spot);
        if (String.valueOf(table.partitionKey()).contains(column) || table.partition()) {
            throw Stopped.because(
                    "'" + table.sql() + "' is partitioned by or inherits '" + column + "'",
                    "change the partitioned table as a whole");
        }
    }

    /// A key of the table itself and those of others that point to it.
    private static void refuseKeys(Before.Spot spot) {
        TableFacts table = spot.table();
        String column = spot.column().name();
        List<String> keys =
                table.constraintsOn(column, "p").stream().map(TableFacts.Constraint::name).toList();
        Dependents.mustBeNone(
                "primary key", keys, spot, "give the table another primary key first");
        List<String> children =
                table.referencedBy().stream()
                        .filter(each -> each.referencedColumns().contains(column))
                        .map(each -> each.constraint() + "' of '" + each.table())
                        .toList();
        Dependents.mustBeNone("foreign key", children, spot, "drop the foreign key first");
    }

    static PlanStep drop(Before before, Before.Spot spot) {
        String alter = "alter table " + spot.table().sql() + " ";
        List<String> back =
                new ArrayList<>(List.of(alter + "add column " + definition(before, spot)));
        boolean needed =
                spot.column().notNull()
                        && spot.column().defaultValue() == null
                        && !spot.column().isGenerated();
        if (needed) {
            back.add(
                    Backfill.statement(
                            spot.table(),
                            spot.column().sql() + " = " + SampleValue.neutral(spot.column()),
                            spot.column().sql() + " is null"));
        }
        back.addAll(around(spot));
        boolean alone =
                !needed
                        && back.stream()
                                .noneMatch(sql ->
                                        sql.contains("concurrently")
                                                || sql.contains("validate constraint"));
        PlanStep step =
                PlanStep.contract("drop " + spot.column().name())
                        .up(alter + "drop column " + spot.column().sql())
                        .down(back)
                        .accept(
                                "down-cannot-restore-data",
                                "the plan says so, and what is still needed is copied before")
                        .accept(
                                "drop-column",
                                "programs stopped to use the column before this step")
                        .note(
                                "run it when no program names '"
                                        + spot.column().name()
                                        + "' any more; what it holds is gone");
        return alone ? step : step.downOutsideTransaction();
    }

    private static String definition(Before before, Before.Spot spot) {
        TableFacts.Column column = spot.column();
        String type =
                column.sql()
                        + " "
                        + column.type()
                        + (column.collation() == null ? "" : " collate " + column.collation());
        if (column.isGenerated()) {
            return type
                    + " generated always as ("
                    + before.expression(column, spot.table())
                    + ") "
                    + (column.generated().equals("s") ? "stored" : "virtual");
        }
        String value = column.defaultValue();
        return type
                + (value == null ? "" : " default " + value)
                + (column.notNull() && value != null ? " not null" : "");
    }

    /// Its indexes, constraints, rights and comment.
    static List<String> around(Before.Spot spot) {
        TableFacts table = spot.table();
        String column = spot.column().name();
        String alter = "alter table " + table.sql() + " ";
        List<String> all = new ArrayList<>(constraints(table, column));
        for (TableFacts.Index each : table.indexesOn(column)) {
            all.add(concurrently(each.definition()));
            if (each.constraint() != null) {
                all.add(
                        alter
                                + "add constraint "
                                + dev.dbguild.sql.Name.written(each.constraint())
                                + " unique using index "
                                + dev.dbguild.sql.Name.written(each.name()));
            }
        }
        all.addAll(Copied.grants(table, column, spot.column().sql()));
        if (spot.column().comment() != null) {
            all.add(
                    "comment on column "
                            + table.sql()
                            + "."
                            + spot.column().sql()
                            + " is "
                            + Literal.of(spot.column().comment()));
        }
        return all;
    }

    /// The column's checks and foreign keys, each added unverified and then verified.
    private static List<String> constraints(TableFacts table, String column) {
        String alter = "alter table " + table.sql() + " ";
        List<String> all = new ArrayList<>();
        for (TableFacts.Constraint each : table.constraints()) {
            if (each.columns().contains(column) && (each.is("c") || each.is("f"))) {
                all.add(
                        alter
                                + "add constraint "
                                + each.sql()
                                + " "
                                + each.definition()
                                + (each.valid() ? " not valid" : ""));
                if (each.valid()) {
                    all.add(alter + "validate constraint " + each.sql());
                }
            }
        }
        return all;
    }

    static String concurrently(String definition) {
        return definition.replaceFirst("^CREATE (UNIQUE )?INDEX ", "CREATE $1INDEX CONCURRENTLY ");
    }
}
