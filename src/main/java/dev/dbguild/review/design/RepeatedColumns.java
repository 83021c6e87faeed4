package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// phone1, phone2, phone3.
final class RepeatedColumns implements TableRule {
    private static final Pattern NUMBERED = Pattern.compile("([a-z][a-z_]{2,}?)_?(\\d{1,2})");

    /// Lines of an address are no list: their order is part of the address.
    private static final Set<String> PARTS =
            Set.of("address", "addr", "street", "line", "address_line", "addressline");

    private static final RuleCard CARD =
            new RuleCard(
                            "repeated-columns",
                            Severity.INFO,
                            "the fourth value needs another column, and each search asks all of them",
                            "give the values rows of their own",
                            List.of(
                                    "create table o (id bigint primary key, phone1 text, phone2 text, phone3 text);",
                                    "create table o (id bigint primary key, tag_0 text, tag_1 text, tag_2 text);"),
                            List.of(
                                    "create table o (id bigint primary key, phone text, phone2 text);",
                                    "create table o (id bigint primary key, address1 text, address2 text, address3 text);",
                                    "create table o (id bigint primary key, q1 int, q2 int, q3 int, q4 int);",
                                    "create table o (id bigint primary key, score_1 int, score_2 text, score_3 date);",
                                    "create table o (id bigint primary key, rate_2021 int, rate_2022 int, rate_2023 int);"))
                    .forEngines("postgresql", "mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        Map<String, List<Column>> groups =
                table.columns().stream()
                        .filter(RepeatedColumns::isNumbered)
                        .collect(Collectors.groupingBy(RepeatedColumns::group));
        return groups.values().stream()
                .filter(RepeatedColumns::counts)
                .map(columns -> flaw(table, columns));
    }

    private static boolean isNumbered(Column column) {
        String name = column.name();
        return !name.isEmpty()
                && Character.isDigit(name.charAt(name.length() - 1))
                && NUMBERED.matcher(name).matches();
    }

    private static String group(Column column) {
        return stem(column) + " " + column.type();
    }

    private static String stem(Column column) {
        Matcher matcher = NUMBERED.matcher(column.name());
        return matcher.matches() ? matcher.group(1) : column.name();
    }

    /// Whether the numbers go up by one from 0 or 1, and there are at least three.
    private static boolean counts(List<Column> columns) {
        List<Integer> numbers =
                columns.stream()
                        .map(column -> column.name().replaceAll(".*?(\\d+)$", "$1"))
                        .map(Integer::valueOf)
                        .sorted()
                        .toList();
        int first = numbers.getFirst();
        return numbers.size() >= 3
                && first <= 1
                && numbers.getLast() == first + numbers.size() - 1
                && !PARTS.contains(stem(columns.getFirst()));
    }

    private static Flaw flaw(Table table, List<Column> columns) {
        String first = columns.getFirst().name();
        String last = columns.getLast().name();
        return new Flaw(
                table.shown() + "." + first,
                "'"
                        + first
                        + "' to '"
                        + last
                        + "' are one list in "
                        + columns.size()
                        + " columns: one value more needs another column, and each search has to ask all of them",
                new Remedy("give the values a table with one row each, or an array", null));
    }
}
