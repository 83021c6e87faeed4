package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.mysql.ServerVersion;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/// An index that is dropped without having been invisible first.
final class DropVisibleIndex implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "drop-visible-index",
                            Severity.WARNING,
                            "queries that need it become slow at once, and to build it again takes long",
                            "make it invisible first, and drop it when nobody has missed it",
                            List.of(
                                    "drop index i on orders;",
                                    "alter table orders drop index i, algorithm=inplace, lock=none;",
                                    "-- server-version: 11.4\nalter table orders drop key i;"),
                            List.of(
                                    "-- file: V1__a.sql (history)\nalter table orders alter index i invisible;\n-- file: V2__b.sql\ndrop index i on orders algorithm=inplace lock=none;",
                                    "create table t (a int, key i (a)); drop index i on t;",
                                    "-- server-version: 5.7\ndrop index i on orders;",
                                    "alter table orders drop index i, add index i (a, b), algorithm=inplace, lock=none;"))
                    .forEngines("mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.DropKey.class, AlterAction.DropKey.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        ServerVersion version = step.catalogue().mySql().version();
        boolean possible = version.mariaDb() ? version.since(10, 6, 0) : version.since(8, 0, 0);
        Stream<Name> alone =
                step.as(Statement.DropKey.class)
                        .filter(drop -> step.existed(drop.target()))
                        .map(Statement.DropKey::index);
        Stream<Name> among =
                step.actions(AlterAction.DropKey.class).map(AlterAction.DropKey::index);
        return !possible
                ? List.of()
                : Stream.concat(alone, among)
                        .filter(index -> !step.mySql().hidden(index) && !isMadeAgain(step, index))
                        .map(index -> suspicion(step, index))
                        .toList();
    }

    private static boolean isMadeAgain(Step step, Name index) {
        return step.actions(AlterAction.AddConstraint.class)
                .map(add -> add.constraint().name())
                .anyMatch(name -> name != null && name.last().equalsIgnoreCase(index.last()));
    }

    private static Suspicion suspicion(Step step, Name index) {
        Name table = step.table();
        boolean mariaDb = step.catalogue().mySql().version().mariaDb();
        String clause =
                mariaDb ? "IGNORED, ALGORITHM=INSTANT" : "INVISIBLE, ALGORITHM=INPLACE, LOCK=NONE";
        return new Suspicion(
                index.text(),
                "queries that use '"
                        + index.text()
                        + "' read all of "
                        + step.described(table)
                        + " from now on, until it is built again; an invisible index comes back at once",
                Rewording.remedy(
                        "hide it in this release, drop it in a later one",
                        "ALTER TABLE %s ALTER INDEX %s %s;"
                                .formatted(table.text(), index.text(), clause)),
                new Claim.Means(table));
    }
}
