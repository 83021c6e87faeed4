package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.mysql.MySqlTable;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A foreign key to columns that are no key.
final class ForeignKeyToNonUniqueKey implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "foreign-key-to-non-unique-key",
                            Severity.ERROR,
                            "which row is meant is not told, and MySQL 8.4 refuses it",
                            "refer to the primary key or to a unique key",
                            List.of(
                                    "create table u (id int primary key, mail varchar(50), key m (mail)); create table o (id int primary key, mail varchar(50), foreign key (mail) references u (mail));"),
                            List.of(
                                    "create table u (id int primary key, mail varchar(50) unique); create table o (id int primary key, mail varchar(50), foreign key (mail) references u (mail));",
                                    "create table u (id int primary key); create table o (id int primary key, u int, foreign key (u) references u (id));",
                                    "create table o (id int primary key, u int, foreign key (u) references u (id));",
                                    "create table u (a int, b int, primary key (b, a)); create table o (id int primary key, a int, b int, foreign key (a, b) references u (a, b));"))
                    .forEngines("mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.CreateTable.class, AlterAction.AddConstraint.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        Stream<Constraint> made =
                step.as(Statement.CreateTable.class).flatMap(table -> table.constraints().stream());
        Stream<Constraint> added =
                step.as(Statement.AlterTable.class)
                        .flatMap(alter -> alter.actions().stream())
                        .filter(AlterAction.AddConstraint.class::isInstance)
                        .map(action -> ((AlterAction.AddConstraint) action).constraint());
        return Stream.concat(made, added)
                .filter(Constraint.ForeignKey.class::isInstance)
                .map(Constraint.ForeignKey.class::cast)
                .filter(key -> isLoose(step, key))
                .map(key -> suspicion(step, key))
                .toList();
    }

    private static boolean isLoose(Step step, Constraint.ForeignKey key) {
        MySqlTable table = step.catalogue().mySql().table(key.references());
        Set<String> wanted = folded(key.referencedColumns());
        boolean own = step.table().last().equalsIgnoreCase(key.references().last());
        boolean unique =
                Stream.concat(
                                table.keys(Constraint.PrimaryKey.class)
                                        .map(Constraint.PrimaryKey::columns),
                                table.keys(Constraint.Unique.class).map(Constraint.Unique::columns))
                        .anyMatch(columns -> folded(columns).equals(wanted));
        return table.known() && !own && !wanted.isEmpty() && !unique;
    }

    private static Set<String> folded(List<Name> names) {
        return names.stream()
                .map(name -> name.last().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Suspicion suspicion(Step step, Constraint.ForeignKey key) {
        String columns = Rewording.columns(key.referencedColumns());
        return new Suspicion(
                step.table().text(),
                "no primary or unique key of '"
                        + key.references().text()
                        + "' is on ("
                        + columns
                        + "): several rows may be meant by one value; MySQL 8.4 refuses it (restrict_fk_on_non_standard_key)",
                new Remedy(
                        "refer to the primary key, or make (" + columns + ") unique first", null),
                new Claim.Written());
    }
}
