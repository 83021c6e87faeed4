package dev.dbguild.advise.whatif;

import dev.dbguild.Problem;
import dev.dbguild.advise.Figures;
import dev.dbguild.advise.whatif.SavedTable.ColumnFacts;
import dev.dbguild.lab.MadeTable;
import dev.dbguild.lab.Twin;
import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A twin's table as it would be partitioned: parts as large as the statistics say, with statistics of their own.
final class PartitionTable {
    private static final Pattern KEY =
            Pattern.compile(
                    "(?s)(.*(?:PRIMARY KEY|UNIQUE(?: NULLS NOT DISTINCT)?) \\()([^)]*)(\\).*)");
    private static final Pattern UNIQUE_INDEX =
            Pattern.compile("(?s)(CREATE UNIQUE INDEX .*? USING \\w+ \\()(.*?)(\\)(?: .*)?)");

    private final Session session;
    private final SavedTable table;
    private final KeyValues key;
    private final List<Part> parts;
    private final Remake remake;

    private PartitionTable(Twin twin, Session session, Change.Partitioning change) {
        this.session = session;
        this.table = SavedTable.read(session, change.table());
        this.key = KeyValues.of(session, table.column(change.column()));
        this.parts = new Parts(session, change, key).all();
        this.remake = new Remake(twin, session, table);
    }

    /// @return what has to be known beside the plans
    /// @throws Problem when the table cannot be cut like that
    static List<String> on(Twin twin, Session session, Change.Partitioning change) {
        PartitionTable made = new PartitionTable(twin, session, change);
        made.make(change);
        made.measure();
        return made.remake.notes();
    }

    private void make(Change.Partitioning change) {
        String by =
                " partition by %s (%s)".formatted(change.how(), Name.written(key.column().name()));
        remake.replace(List.of(), by);
        for (Part part : parts) {
            session.run(
                    "create table %s partition of %s %s"
                            .formatted(written(part), table.written(), part.bounds()));
        }
        remake.objects(this::withKey);
        remake.note(
                "%d partitions by %s of '%s', of %s to %s rows; cut at: %s"
                        .formatted(
                                parts.size(),
                                change.how(),
                                key.column().name(),
                                Figures.count(rows(parts.stream().mapToDouble(Part::share).min())),
                                Figures.count(rows(parts.stream().mapToDouble(Part::share).max())),
                                bounds()));
    }

    private double rows(java.util.OptionalDouble share) {
        return table.rows() * share.orElse(0);
    }

    private String bounds() {
        String all =
                parts.stream()
                        .map(part -> part.bounds().replaceFirst("^for values ", ""))
                        .collect(java.util.stream.Collectors.joining("; "));
        return all.length() > 400 ? all.substring(0, 400) + "…" : all;
    }

    private String name(Part part) {
        return table.name() + part.suffix();
    }

    private String written(Part part) {
        return Name.written(table.schema()) + "." + Name.written(name(part));
    }

    /// A partitioned table's keys hold the column that it is partitioned by.
    private String withKey(String object) {
        boolean own = object.startsWith("alter table " + table.written() + " ");
        Matcher constraint = KEY.matcher(object);
        if (own && constraint.matches()) {
            return widened(object, constraint);
        }
        Matcher index = UNIQUE_INDEX.matcher(object);
        return index.matches() ? widened(object, index) : object;
    }

    private String widened(String object, Matcher found) {
        String column = Name.written(key.column().name());
        if (List.of(found.group(2).split(", ")).contains(column)) {
            return object;
        }
        remake.note(
                "a partitioned table's unique keys hold '%s' too: %s (%s) becomes (%s, %s), which forbids less"
                        .formatted(
                                key.column().name(),
                                found.group(1).replaceFirst("(?s) \\($", "").strip(),
                                found.group(2),
                                found.group(2),
                                column));
        return found.group(1) + found.group(2) + ", " + column + found.group(3);
    }

    private void measure() {
        List<MadeTable> tables = new ArrayList<>();
        tables.add(table.made(table.name(), table.rows(), -1, table.columns()));
        parts.forEach(part -> tables.add(measured(part)));
        remake.settle(tables);
        remake.indexes();
    }

    private MadeTable measured(Part part) {
        List<ColumnFacts> columns =
                table.columns().stream()
                        .map(column ->
                                column.name().equals(key.column().name())
                                        ? part.key(session, key)
                                        : column)
                        .toList();
        return table.made(
                name(part),
                Math.round(table.rows() * part.share()),
                Math.ceil(table.pages() * part.share()),
                columns);
    }
}
