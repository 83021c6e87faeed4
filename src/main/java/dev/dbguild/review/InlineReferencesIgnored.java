package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.mysql.ServerVersion;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/// A REFERENCES beside a column, which MySQL reads and forgets.
final class InlineReferencesIgnored implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "inline-references-ignored",
                            Severity.ERROR,
                            "there is no foreign key, though the script says so",
                            "say FOREIGN KEY on a line of its own",
                            List.of(
                                    "create table orders (id int primary key, user_id int references users (id));",
                                    "alter table orders add column user_id int references users (id);"),
                            List.of(
                                    "create table orders (id int primary key, user_id int, foreign key (user_id) references users (id));",
                                    "-- server-version: 10.11\ncreate table orders (id int primary key, user_id int references users (id));",
                                    "-- server-version: 9.1\ncreate table orders (id int primary key, user_id int references users (id));"))
                    .forEngines("mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.CreateTable.class, AlterAction.AddColumn.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        Stream<Column> made =
                step.as(Statement.CreateTable.class).flatMap(table -> table.columns().stream());
        Stream<Column> added =
                step.as(Statement.AlterTable.class)
                        .flatMap(alter -> alter.actions().stream())
                        .filter(AlterAction.AddColumn.class::isInstance)
                        .map(action -> ((AlterAction.AddColumn) action).column());
        return heeded(step.catalogue().mySql().version())
                ? List.of()
                : Stream.concat(made, added).flatMap(column -> suspicions(step, column)).toList();
    }

    /// MySQL heeds them from 9.0 on, MariaDB from 10.5 on.
    private static boolean heeded(ServerVersion version) {
        return version.mariaDb() ? version.since(10, 5, 0) : version.since(9, 0, 0);
    }

    private static Stream<Suspicion> suspicions(Step step, Column column) {
        return column.constraints().stream()
                .filter(Constraint.ForeignKey.class::isInstance)
                .map(Constraint.ForeignKey.class::cast)
                .map(key -> suspicion(step, column.name(), key));
    }

    private static Suspicion suspicion(Step step, Name column, Constraint.ForeignKey key) {
        String referenced =
                key.referencedColumns().isEmpty()
                        ? "id"
                        : Rewording.columns(key.referencedColumns());
        return new Suspicion(
                Step.column(step.table(), column),
                OnlineWording.version(step)
                        + " reads REFERENCES beside a column and makes no foreign key: any value gets into '"
                        + column.text()
                        + "'",
                new Remedy(
                        "say, behind the columns: FOREIGN KEY (%s) REFERENCES %s (%s)"
                                .formatted(column.text(), key.references().text(), referenced),
                        null),
                new Claim.Written());
    }
}
