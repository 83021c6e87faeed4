package dev.dbguild.advise.whatif;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.ScriptReader;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads which changes are asked about. Only the kinds of [Change] pass; everything else is refused by name.
final class ReadChanges {
    private static final int MOST = 20;
    private static final int LONGEST = 10_000;
    private static final String CURE =
            "ask about create index, drop index, create statistics, alter table … alter column … type or set statistics,"
                    + " set of a planner setting, or alter table … partition by range, list or hash (column)";
    private static final Pattern NAME =
            Pattern.compile("(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{Nd}_$]*)");
    private static final Pattern PARTITION =
            Pattern.compile(
                    "(?:alter\\s+table\\s+(?:only\\s+)?(?<table>N(?:\\s*\\.\\s*N)?)\\s+partition|partition\\s+(?:table\\s+)?(?<named>N(?:\\s*\\.\\s*N)?))\\s+by\\s+(?<how>range|list|hash)\\s*\\(\\s*(?<column>N)\\s*\\)(?:\\s+(?:partitions|into)\\s+(?<parts>[0-9]{1,4})(?:\\s+partitions)?)?"
                            .replace("N", NAME.pattern()),
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern ASSIGNMENT =
            Pattern.compile("([a-z_]+)\\s*(?:=|\\bto\\b)\\s*(\\S.*)", Pattern.CASE_INSENSITIVE);

    private ReadChanges() {}

    /// @param texts each one or several statements
    /// @throws Problem [Code#REFUSED_SQL] or [Code#UNREADABLE_SQL], naming the statement
    static List<Change> of(List<String> texts) {
        List<Change> changes = texts.stream().flatMap(ReadChanges::changes).toList();
        if (changes.isEmpty()) {
            throw new Problem(Code.BAD_ARGUMENT, "there is no change to think about", CURE);
        }
        if (changes.size() > MOST) {
            throw new Problem(
                    Code.TOO_MANY,
                    "there are " + changes.size() + " changes",
                    "ask about at most " + MOST + " at once");
        }
        return changes;
    }

    private static Stream<Change> changes(String text) {
        if (text.length() > LONGEST) {
            throw new Problem(
                    Code.TOO_LARGE,
                    "a change has " + text.length() + " characters",
                    "send at most " + LONGEST);
        }
        Script script = ScriptReader.read("change", text, Dialect.POSTGRESQL);
        if (!script.troubles().isEmpty()) {
            throw new Problem(
                    Code.UNREADABLE_SQL,
                    "the change cannot be read: " + script.troubles().getFirst().message(),
                    "close every quote, comment and parenthesis");
        }
        return script.statements().stream().flatMap(ReadChanges::change);
    }

    private static Stream<Change> change(Statement statement) {
        String text = statement.text();
        Matcher partition = PARTITION.matcher(text);
        if (partition.matches()) {
            return Stream.of(partitioning(text, partition));
        }
        return switch (statement) {
            case Statement.CreateIndex index ->
                    Stream.of(
                            new Change.AddIndex(text, index.table(), index.name(), index.unique()));
            case Statement.Drop drop -> dropped(drop);
            case Statement.AlterTable alter -> altered(alter);
            case Statement.SetVariable set when set.kind().equals("SET") ->
                    Stream.of(PlannerSettings.checked(text, set.setting(), set.value()));
            case Statement.Other other when other.kind().equals("CREATE STATISTICS") ->
                    Stream.of(new Change.AddStatistics(text, other.target()));
            case Statement other -> Stream.of(assigned(other));
        };
    }

    private static Change partitioning(String text, Matcher found) {
        String parts = found.group("parts");
        return new Change.Partitioning(
                text,
                Name.of(found.group(found.group("table") == null ? "named" : "table")),
                found.group("how").toLowerCase(java.util.Locale.ROOT),
                Name.of(found.group("column")),
                parts == null ? 0 : Integer.parseInt(parts));
    }

    private static Stream<Change> dropped(Statement.Drop drop) {
        return switch (drop.object()) {
            case "INDEX" ->
                    drop.names().stream()
                            .map(name -> new Change.DropIndex("drop index " + name.text(), name));
            case "STATISTICS" ->
                    drop.names().stream()
                            .map(name ->
                                    new Change.DropStatistics("drop statistics " + name.text()));
            case String _ -> throw refused(drop);
        };
    }

    private static Stream<Change> altered(Statement.AlterTable alter) {
        List<Change> changes = new ArrayList<>();
        for (AlterAction action : alter.actions()) {
            changes.add(
                    switch (action) {
                        case AlterAction.SetStatistics set when alter.object().equals("TABLE") ->
                                new Change.StatisticsTarget(
                                        alter.text(), alter.name(), set.column());
                        case AlterAction.AlterType type when alter.object().equals("TABLE") ->
                                new Change.ColumnType(
                                        one(alter, type),
                                        alter.name(),
                                        type.column(),
                                        type.type().text());
                        case AlterAction _ -> throw refused(alter);
                    });
        }
        if (changes.isEmpty()) {
            throw refused(alter);
        }
        return changes.stream();
    }

    private static String one(Statement.AlterTable alter, AlterAction.AlterType type) {
        return "alter table %s alter column %s type %s"
                .formatted(alter.name().text(), type.column().text(), type.type().text());
    }

    /// `work_mem = 64MB` without a SET, as people write it.
    private static Change assigned(Statement statement) {
        Matcher assignment = ASSIGNMENT.matcher(statement.text());
        if (!assignment.matches()) {
            throw refused(statement);
        }
        String name = assignment.group(1).toLowerCase(java.util.Locale.ROOT);
        return PlannerSettings.checked(
                "set " + name + " = " + quoted(assignment.group(2)),
                name,
                quoted(assignment.group(2)));
    }

    private static String quoted(String value) {
        return value.matches("[0-9.]+\\s*[A-Za-z]+") ? "'" + value + "'" : value;
    }

    private static Problem refused(Statement statement) {
        return new Problem(
                        Code.REFUSED_SQL,
                        "'" + statement.kind() + "' is no change that can be tried on a twin",
                        CURE)
                .with("statement", statement.text());
    }
}
