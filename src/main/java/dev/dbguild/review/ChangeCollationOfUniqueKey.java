package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.mysql.MySqlTable;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A unique column whose values are to be compared in another way.
final class ChangeCollationOfUniqueKey implements ChangeRule {
    private static final Set<String> TEXTS =
            Set.of("character varying", "character", "text", "tinytext", "mediumtext", "enum");

    private static final RuleCard CARD =
            new RuleCard(
                            "change-collation-of-unique-key",
                            Severity.WARNING,
                            "values that differ now may become equal, and the statement fails",
                            "look first for values that become equal",
                            List.of(
                                    "-- file: V1__a.sql (history)\ncreate table u (id int primary key, mail varchar(50) character set utf8mb4 collate utf8mb4_bin unique);\n-- file: V2__b.sql\nalter table u modify mail varchar(50) character set utf8mb4 collate utf8mb4_general_ci;",
                                    "-- file: V1__a.sql (history)\ncreate table u (id int primary key, mail varchar(50), unique key m (mail)) charset=latin1;\n-- file: V2__b.sql\nalter table u convert to character set utf8mb4;"),
                            List.of(
                                    "-- file: V1__a.sql (history)\ncreate table u (id int primary key, mail varchar(50) collate utf8mb4_bin);\n-- file: V2__b.sql\nalter table u modify mail varchar(50) collate utf8mb4_general_ci;",
                                    "-- file: V1__a.sql (history)\ncreate table u (id int primary key, n varchar(50));\n-- file: V2__b.sql\nalter table u convert to character set utf8mb4;",
                                    "-- file: V1__a.sql (history)\ncreate table u (id int primary key, mail varchar(50) collate utf8mb4_bin unique);\n-- file: V2__b.sql\nalter table u modify mail varchar(60) collate utf8mb4_bin;"))
                    .forEngines("mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.ModifyColumn.class, AlterAction.ConvertCharacters.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        MySqlTable table = step.mySql();
        Stream<Name> modified =
                step.actions(AlterAction.ModifyColumn.class)
                        .filter(modify -> table.isUnique(modify.old()))
                        .filter(modify ->
                                table.column(modify.old())
                                        .filter(old -> differs(old, modify.column()))
                                        .isPresent())
                        .map(AlterAction.ModifyColumn::old);
        Stream<Name> converted =
                step.actions(AlterAction.ConvertCharacters.class)
                        .flatMap(convert -> table.columns().stream())
                        .filter(column -> TEXTS.contains(column.type().base()))
                        .map(Column::name)
                        .filter(table::isUnique);
        return Stream.concat(modified, converted).map(column -> suspicion(step, column)).toList();
    }

    private static boolean differs(Column old, Column fresh) {
        return Stream.of("COLLATE", "CHARACTER SET")
                .anyMatch(option ->
                        !old.options()
                                .getOrDefault(option, "")
                                .equals(fresh.options().getOrDefault(option, "")));
    }

    private static Suspicion suspicion(Step step, Name column) {
        Name table = step.table();
        return new Suspicion(
                Step.column(table, column),
                "two values of '"
                        + column.text()
                        + "' that differ only in case, accents or trailing blanks may become one, and the unique key then refuses the statement",
                new Remedy(
                        "look first, with the new collation in the place of utf8mb4_0900_ai_ci: SELECT %1$s COLLATE utf8mb4_0900_ai_ci v, count(*) FROM %2$s GROUP BY v HAVING count(*) > 1"
                                .formatted(column.text(), table.text()),
                        null),
                new Claim.Means(table));
    }
}
