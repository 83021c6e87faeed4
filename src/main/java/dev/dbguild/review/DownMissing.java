package dev.dbguild.review;

import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.history.Migration;
import dev.dbguild.review.history.Part;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// A migration without a way back, where others have one.
final class DownMissing implements HistoryRule {
    /// Tools whose every migration is made with a place for its way back.
    private static final Set<String> CUSTOMARY =
            Set.of("golang-migrate", "goose", "dbmate", "sql-migrate", "diesel");

    private static final RuleCard CARD =
            new RuleCard(
                    "down-missing",
                    Severity.WARNING,
                    "when the release is taken back, its schema cannot be",
                    "write the way back, or a comment that says that the migration is irreversible",
                    List.of(
                            """
                            -- file: 0001_notes.up.sql
                            create table notes (id bigint primary key);
                            """,
                            """
                            -- file: a.sql
                            create table a (id bigint primary key);
                            -- file: a.down.sql
                            drop table a;
                            -- file: b.sql
                            create table b (id bigint primary key);
                            """),
                    List.of(
                            """
                            -- file: 0001_notes.up.sql
                            create table notes (id bigint primary key);
                            -- file: 0001_notes.down.sql
                            drop table notes;
                            """,
                            """
                            -- file: 0001_notes.up.sql
                            -- irreversible: nobody needs it
                            create table notes (id bigint primary key);
                            """,
                            """
                            -- file: V1__notes.sql
                            create table notes (id bigint primary key);
                            """));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Fault> check(Journal journal) {
        if (!isCustomary(journal.course())) {
            return List.of();
        }
        return journal.course().change().stream()
                .filter(each -> each.up() != null && each.down() == null && !each.repeatable())
                .filter(each -> !Objects.requireNonNull(each.up()).saysIrreversible())
                .map(DownMissing::fault)
                .toList();
    }

    /// Whether at least half of those beside one without it have a way back, or the tool has a place for it and
    /// there are no others.
    private static boolean isCustomary(Course course) {
        List<Migration> all = course.all();
        long with = all.stream().filter(each -> each.down() != null).count();
        return all.size() == 1
                ? CUSTOMARY.contains(course.runner())
                : with > 0 && 2 * with >= all.size() - 1;
    }

    private static Fault fault(Migration migration) {
        Part up = Objects.requireNonNull(migration.up());
        return new Fault(
                Fault.at(up),
                migration.id(),
                "'" + migration.id() + "' has no way back",
                new Remedy("write it, or say why not in a comment: -- irreversible: …", null),
                Proof.DERIVED);
    }
}
