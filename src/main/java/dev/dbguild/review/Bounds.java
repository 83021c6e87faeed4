package dev.dbguild.review;

import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says as a condition which rows belong into a partition, so that a CHECK of it proves what ATTACH would look for.
///
/// Only bounds on one column can be said so: of ranges, and of lists.
final class Bounds {
    private static final Pattern KEY =
            Pattern.compile(
                    "\\s*(range|list)\\s*\\(\\s*((?:\"[^\"]+\"|[\\w$])+)\\s*\\)\\s*",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern RANGE =
            pattern("from\\s*\\(\\s*(.+?)\\s*\\)\\s*to\\s*\\(\\s*(.+?)\\s*\\)\\s*");
    private static final Pattern LIST = pattern("in\\s*(\\(.+\\))\\s*");

    private Bounds() {}

    private static Pattern pattern(String values) {
        return Pattern.compile(
                ".*?\\bfor\\s+values\\s+" + values, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /// The condition of the partition that the statement makes or attaches; empty when it cannot be said.
    static Optional<String> of(Step step) {
        return parent(step.statement())
                .map(parent -> step.catalogue().table(parent).partitionKey())
                .flatMap(key -> condition(key, step.statement().text()));
    }

    private static Optional<Name> parent(Statement statement) {
        return switch (statement) {
            case Statement.CreateTable table -> Optional.ofNullable(table.partitionOf());
            case Statement.AlterTable alter
                    when alter.actions().size() == 1
                            && alter.actions().getFirst() instanceof AlterAction.AttachPartition ->
                    Optional.of(alter.name());
            default -> Optional.empty();
        };
    }

    private static Optional<String> condition(String key, String statement) {
        Matcher column = KEY.matcher(key);
        if (!column.matches()) {
            return Optional.empty();
        }
        String name = column.group(2);
        return column.group(1).equalsIgnoreCase("range")
                ? range(name, RANGE.matcher(statement))
                : list(name, LIST.matcher(statement));
    }

    private static Optional<String> range(String column, Matcher bounds) {
        if (!bounds.matches()) {
            return Optional.empty();
        }
        String from =
                bounds.group(1).equalsIgnoreCase("minvalue")
                        ? ""
                        : " AND " + column + " >= " + bounds.group(1);
        String to =
                bounds.group(2).equalsIgnoreCase("maxvalue")
                        ? ""
                        : " AND " + column + " < " + bounds.group(2);
        return Optional.of(column + " IS NOT NULL" + from + to);
    }

    private static Optional<String> list(String column, Matcher values) {
        boolean said = values.matches() && !values.group(1).matches("(?is).*\\bnull\\b.*");
        return said
                ? Optional.of(column + " IS NOT NULL AND " + column + " IN " + values.group(1))
                : Optional.empty();
    }
}
