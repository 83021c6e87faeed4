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
import java.util.stream.Stream;

/// Attributes kept as rows.
final class EntityAttributeValue implements TableRule {
    private static final int MOST = 8;
    private static final Map<String, String> ATTRIBUTES =
            Map.of(
                    "attribute", "value",
                    "attribute_name", "value",
                    "attribute_id", "value",
                    "attr_name", "value",
                    "property_name", "value",
                    "field_name", "value",
                    "meta_key", "meta_value");

    private static final RuleCard CARD =
            new RuleCard(
                            "entity-attribute-value",
                            Severity.INFO,
                            "no type, no CHECK and no NOT NULL can hold for a value",
                            "use columns, or one jsonb column",
                            List.of(
                                    "create table o (id bigint primary key, product_id bigint not null, attribute_name text not null, value text);",
                                    "create table o (post_id bigint, meta_key text, meta_value text, primary key (post_id, meta_key));"),
                            List.of(
                                    "create table settings (key text primary key, value text);",
                                    "create table o (id bigint primary key, attribute_name text, note text);",
                                    "create table o (user_id bigint, key text, value text, primary key (user_id, key));"))
                    .forEngines("postgresql", "mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        boolean owned = names.stream().anyMatch(name -> name.endsWith("_id"));
        return owned && names.size() <= MOST
                ? names.stream()
                        .filter(name -> ATTRIBUTES.containsKey(name))
                        .filter(name -> names.contains(ATTRIBUTES.get(name)))
                        .limit(1)
                        .map(name -> flaw(table, name))
                : Stream.of();
    }

    private static Flaw flaw(Table table, String attribute) {
        return new Flaw(
                table.shown(),
                "each row of '"
                        + table.shown()
                        + "' is one attribute, named by '"
                        + attribute
                        + "': its values have one type for all and no condition of their own, and each attribute asked for is a join",
                new Remedy(
                        "use columns for what is known, and one jsonb column for the rest", null));
    }
}
