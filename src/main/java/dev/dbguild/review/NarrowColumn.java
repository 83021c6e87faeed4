package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.DataType;
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.Set;

/// A column whose new type holds less than its old one.
final class NarrowColumn implements ChangeRule {
    private static final List<String> INTEGERS =
            List.of("tinyint", "smallint", "mediumint", "integer", "bigint");
    private static final List<String> TEXTS = List.of("tinytext", "text", "mediumtext", "longtext");
    private static final Set<String> LENGTHS =
            Set.of("character varying", "character", "varbinary", "binary");

    private static final RuleCard CARD =
            new RuleCard(
                            "narrow-column",
                            Severity.WARNING,
                            "rows that no longer fit make the statement fail, or are cut where strict mode is off",
                            "look first for rows that do not fit",
                            List.of(
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, a bigint);\n-- file: V2__b.sql\nalter table t modify a int;",
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, a int);\n-- file: V2__b.sql\nalter table t modify a int unsigned;",
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, a varchar(50));\n-- file: V2__b.sql\nalter table t change a b varchar(20);",
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, a text);\n-- file: V2__b.sql\nalter table t modify a tinytext;"),
                            List.of(
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, a int);\n-- file: V2__b.sql\nalter table t modify a bigint;",
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, a varchar(50));\n-- file: V2__b.sql\nalter table t modify a varchar(60);",
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, a int unsigned);\n-- file: V2__b.sql\nalter table t modify a bigint;",
                                    "alter table t modify a int;"))
                    .forEngines("mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.ModifyColumn.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.actions(AlterAction.ModifyColumn.class)
                .flatMap(modify ->
                        step
                                .mySql()
                                .column(modify.old())
                                .filter(old -> isNarrower(old, modify.column()))
                                .map(old -> suspicion(step, old, modify.column()))
                                .stream())
                .toList();
    }

    private static boolean isNarrower(Column old, Column fresh) {
        int from = INTEGERS.indexOf(old.type().base());
        int to = INTEGERS.indexOf(fresh.type().base());
        if (from >= 0 && to >= 0) {
            boolean wasUnsigned = old.options().containsKey("UNSIGNED");
            boolean isUnsigned = fresh.options().containsKey("UNSIGNED");
            return to < from
                    || isUnsigned && !wasUnsigned
                    || to == from && wasUnsigned != isUnsigned;
        }
        int text = TEXTS.indexOf(old.type().base());
        int other = TEXTS.indexOf(fresh.type().base());
        return text >= 0 && other >= 0 && other < text || isShorter(old.type(), fresh.type());
    }

    private static boolean isShorter(DataType from, DataType to) {
        boolean sized = LENGTHS.contains(from.base()) && LENGTHS.contains(to.base());
        return sized && number(to) < number(from);
    }

    private static int number(DataType type) {
        String text = type.arguments().isEmpty() ? "1" : type.arguments().getFirst().strip();
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static Suspicion suspicion(Step step, Column old, Column fresh) {
        Name table = step.table();
        String name = old.name().text();
        return new Suspicion(
                Step.column(table, old.name()),
                "what does not fit from "
                        + old.type().text()
                        + " into "
                        + fresh.type().text()
                        + " makes the statement fail in strict mode, and is cut silently without it",
                new Remedy(
                        "look first: SELECT MIN(%1$s), MAX(%1$s), MAX(CHAR_LENGTH(%1$s)) FROM %2$s"
                                .formatted(name, table.text()),
                        null),
                new Claim.Means(table));
    }
}
