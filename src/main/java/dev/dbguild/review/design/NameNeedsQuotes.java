package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names with capitals, blanks or signs.
final class NameNeedsQuotes implements TableRule {
    private static final int SHOWN = 4;

    private static final RuleCard CARD =
            new RuleCard(
                    "name-needs-quotes",
                    Severity.INFO,
                    "they have to be quoted wherever they are written, letter for letter",
                    "use lower case and underscores",
                    List.of(
                            "create table \"OrderItems\" (id bigint primary key, \"unitPrice\" numeric);",
                            "create table o (id bigint primary key, \"first name\" text);"),
                    List.of(
                            "create table OrderItems (id bigint primary key);",
                            "create table \"order_items\" (id bigint primary key, größe int);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        List<String> names =
                Stream.concat(Stream.of(table.name()), table.columns().stream().map(Column::name))
                        .filter(Quoting::isUnusual)
                        .toList();
        return names.isEmpty() ? Stream.of() : Stream.of(flaw(table, names));
    }

    private static Flaw flaw(Table table, List<String> names) {
        String some =
                names.stream()
                        .limit(SHOWN)
                        .map(each -> "'" + each + "'")
                        .collect(Collectors.joining(", "));
        String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
        return new Flaw(
                table.shown(),
                some
                        + more
                        + ": to be written in quotes everywhere; without them another name is meant",
                new Remedy("use lower case and underscores", null));
    }
}
