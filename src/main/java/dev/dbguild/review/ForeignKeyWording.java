package dev.dbguild.review;

import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words a foreign key that somebody wants so that its rows are verified beside the work of others.
final class ForeignKeyWording {
    private static final Pattern DEFERRED =
            Pattern.compile(
                    "(?i)\\b(not\\s+)?deferrable\\b(\\s+initially\\s+(deferred|immediate)\\b)?");

    private ForeignKeyWording() {}

    /// Added unverified, and verified under a lock that lets others write.
    static String[] inTwoSteps(Step step, Constraint.ForeignKey key) {
        Name table = step.table();
        return two(table, name(table, key), definition(step, key)).toArray(String[]::new);
    }

    /// The same on each partition; the partitioned table then takes over what is valid already.
    static String[] byPartition(Step step, Constraint.ForeignKey key) {
        Name table = step.table();
        String name = name(table, key);
        List<String> all = new ArrayList<>();
        for (KnownTable partition : step.catalogue().table(table).partitions()) {
            all.addAll(two(partition.name(), name, definition(step, key)));
        }
        all.add(Rewording.alter(table, "ADD CONSTRAINT " + name + definition(step, key)));
        return all.toArray(String[]::new);
    }

    private static List<String> two(Name table, String name, String definition) {
        return List.of(
                Rewording.alter(table, "ADD CONSTRAINT " + name + definition + " NOT VALID"),
                Rewording.alter(table, "VALIDATE CONSTRAINT " + name));
    }

    private static String name(Name table, Constraint.ForeignKey key) {
        return key.name() == null
                ? Rewording.constraintName(table, key.columns(), "fkey")
                : key.name().text();
    }

    private static String definition(Step step, Constraint.ForeignKey key) {
        String referenced =
                key.referencedColumns().isEmpty()
                        ? ""
                        : " (" + Rewording.columns(key.referencedColumns()) + ")";
        return " FOREIGN KEY (%s) REFERENCES %s%s%s%s%s"
                .formatted(
                        Rewording.columns(key.columns()),
                        key.references().text(),
                        referenced,
                        event("DELETE", key.onDelete()),
                        event("UPDATE", key.onUpdate()),
                        deferral(step));
    }

    private static String event(String event, String action) {
        boolean said = !action.isEmpty() && !action.equals("no action");
        return said ? " ON " + event + " " + action.toUpperCase(java.util.Locale.ROOT) : "";
    }

    private static String deferral(Step step) {
        Matcher deferred = DEFERRED.matcher(step.statement().text());
        return deferred.find() ? " " + deferred.group() : "";
    }
}
