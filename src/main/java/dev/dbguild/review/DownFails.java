package dev.dbguild.review;

import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.lab.Observation;
import dev.dbguild.review.Journal.Returned;
import dev.dbguild.review.history.Part;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// A way back that the server refuses.
final class DownFails implements HistoryRule {
    /// RAISE EXCEPTION: the author refuses to go back.
    private static final String RAISED = "P0001";

    private static final RuleCard CARD =
            new RuleCard(
                    "down-fails",
                    Severity.ERROR,
                    "the way back is refused by the server when it is needed most",
                    "run it once before it is needed",
                    List.of(
                            """
                            -- file: 0001_notes.up.sql
                            create table notes (id bigint primary key);
                            -- file: 0001_notes.down.sql
                            drop table note;
                            """,
                            """
                            -- file: 20240101_index.sql
                            -- migrate:up transaction:false
                            create index concurrently notes_id on notes (id);
                            -- migrate:down
                            drop index concurrently notes_id;
                            -- file: 20230101_notes.sql (history)
                            -- migrate:up
                            create table notes (id bigint);
                            """),
                    List.of(
                            """
                            -- file: 0001_notes.up.sql
                            create table notes (id bigint primary key);
                            -- file: 0001_notes.down.sql
                            drop table if exists note;
                            drop table notes;
                            """,
                            """
                            -- file: 0001_notes.up.sql
                            create table notes (id bigint primary key);
                            -- file: 0001_notes.down.sql
                            do $$ begin raise exception 'there is no way back'; end $$;
                            """));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Fault> check(Journal journal) {
        return journal.returned().flatMap(returned -> first(returned).stream()).toList();
    }

    /// The first statement that failed; those after it may fail because of it.
    private static Optional<Fault> first(Returned returned) {
        Part down = Objects.requireNonNull(returned.migration().down());
        List<Observation> seen = returned.back().down();
        return IntStream.range(0, seen.size())
                .filter(i -> seen.get(i) != null && seen.get(i).failure() != null)
                .boxed()
                .findFirst()
                .filter(i -> !failure(seen.get(i)).sqlstate().equals(RAISED))
                .filter(i -> !Outcome.isBeyondTheLab(failure(seen.get(i))))
                .map(i -> fault(returned, down, i));
    }

    private static Observation.Failure failure(Observation seen) {
        return Objects.requireNonNull(seen.failure());
    }

    private static Fault fault(Returned returned, Part down, int index) {
        String message = failure(returned.back().down().get(index)).message();
        return new Fault(
                Fault.at(down, down.statements().get(index)),
                returned.migration().id(),
                "the server refuses this step of the way back: "
                        + message.lines().findFirst().orElse(message),
                new Remedy("correct the way back and review it again", null),
                Proof.OBSERVED);
    }
}
