package dev.dbguild.review;

import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.history.Migration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Two migrations of one version, as two branches make them.
final class DuplicateVersion implements HistoryRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "duplicate-version",
                    Severity.ERROR,
                    "the tool refuses to run, or takes one of the two for the other and never runs it",
                    "give the newer one a version of its own",
                    List.of(
                            """
                            -- file: V2__a.sql
                            create table a (id bigint primary key);
                            -- file: V2.0__b.sql
                            create table b (id bigint primary key);
                            """,
                            """
                            -- file: 0007_a.up.sql (history)
                            create table a (id bigint primary key);
                            -- file: 0007_b.up.sql
                            create table b (id bigint primary key);
                            """),
                    List.of(
                            """
                            -- file: V2__a.sql
                            create table a (id bigint primary key);
                            -- file: V2.1__b.sql
                            create table b (id bigint primary key);
                            -- file: U2__a.sql
                            drop table a;
                            """,
                            """
                            -- file: 20240101000000_a/migration.sql
                            create table a (id bigint primary key);
                            -- file: 20240101000000_b/migration.sql
                            create table b (id bigint primary key);
                            """));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Fault> check(Journal journal) {
        Course course = journal.course();
        return course.change().stream()
                .filter(each -> each.version() != null && each.up() != null)
                .filter(each -> !course.runner().equals("prisma"))
                .flatMap(each -> earlier(course, each).map(other -> fault(each, other)).stream())
                .toList();
    }

    /// Another migration of the same version that stands before it. A baseline may share its version.
    private static Optional<Migration> earlier(Course course, Migration migration) {
        return course.until(migration).stream()
                .filter(other ->
                        other.up() != null && Objects.equals(migration.version(), other.version()))
                .filter(other -> isBaseline(other) == isBaseline(migration))
                .findFirst();
    }

    private static boolean isBaseline(Migration migration) {
        return migration.id().startsWith("B");
    }

    private static Fault fault(Migration migration, Migration other) {
        return new Fault(
                Fault.at(migration.parts().getFirst()),
                migration.id(),
                "'" + migration.id() + "' has the version of '" + other.id() + "'",
                new Remedy("rename the one that has run nowhere yet", null),
                Proof.DERIVED);
    }
}
