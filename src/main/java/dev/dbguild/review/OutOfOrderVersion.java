package dev.dbguild.review;

import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.history.Migration;
import dev.dbguild.review.history.Version;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A new migration whose version lies before one that has run.
final class OutOfOrderVersion implements HistoryRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "out-of-order-version",
                    Severity.WARNING,
                    "databases that are up to date run it last or never, new ones run it in between",
                    "give it a version after all that have run",
                    List.of(
                            """
                            -- file: V5__b.sql (history)
                            create table b (id bigint primary key);
                            -- file: V4__a.sql
                            create table a (id bigint primary key);
                            """),
                    List.of(
                            """
                            -- file: V9__b.sql (history)
                            create table b (id bigint primary key);
                            -- file: V10__a.sql
                            create table a (id bigint primary key);
                            -- file: R__view.sql
                            create view one as select 1 as one;
                            """));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Fault> check(Journal journal) {
        Course course = journal.course();
        Optional<Migration> last =
                course.before().stream()
                        .filter(each -> each.version() != null)
                        .max((one, other) -> version(one).compareTo(version(other)));
        return last.stream()
                .flatMap(newest ->
                        course.change().stream()
                                .filter(each -> isBefore(each, newest))
                                .map(each -> fault(course.runner(), each, newest)))
                .toList();
    }

    private static boolean isBefore(Migration migration, Migration newest) {
        return migration.up() != null
                && migration.version() != null
                && migration.version().compareTo(version(newest)) < 0;
    }

    private static Version version(Migration migration) {
        return Objects.requireNonNull(migration.version());
    }

    private static Fault fault(String runner, Migration migration, Migration newest) {
        return new Fault(
                Fault.at(migration.parts().getFirst()),
                migration.id(),
                "'"
                        + newest.id()
                        + "' has run, and '"
                        + migration.id()
                        + "' lies before it: "
                        + consequence(runner),
                new Remedy("rename it, so that its version comes after " + newest.version(), null),
                Proof.DERIVED);
    }

    private static String consequence(String runner) {
        return switch (runner) {
            case "flyway" -> "flyway refuses it unless outOfOrder is set";
            case "golang-migrate" -> "golang-migrate never runs it where later versions have run";
            case "goose" -> "goose refuses it unless -allow-missing is given";
            case "atlas" -> "atlas refuses a history that is not linear";
            default -> "databases that are up to date run it last, new ones before others";
        };
    }
}
