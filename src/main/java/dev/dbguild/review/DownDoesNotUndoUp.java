package dev.dbguild.review;

import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.lab.SchemaDifference;
import dev.dbguild.review.Journal.Returned;
import dev.dbguild.review.history.Part;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// A way back that runs, and leaves another schema than there was.
final class DownDoesNotUndoUp implements HistoryRule {
    private static final int TOLD = 5;
    private static final RuleCard CARD =
            new RuleCard(
                    "down-does-not-undo-up",
                    Severity.ERROR,
                    "after the way back the schema is not what it was, so that the next attempt meets leftovers",
                    "undo every statement of the way there, in reverse order",
                    List.of(
                            """
                            -- file: 0001_notes.up.sql
                            create table notes (id bigint primary key);
                            create view newest as select max(id) from notes;
                            create function one() returns int language sql as 'select 1';
                            -- file: 0001_notes.down.sql
                            drop view newest;
                            drop table notes;
                            """,
                            """
                            -- file: 00001_city.sql (history)
                            -- +goose Up
                            create table people (id bigint primary key, city text default 'Rome');
                            -- file: 00002_city.sql
                            -- +goose Up
                            alter table people alter column city set default 'Oslo';
                            -- +goose Down
                            alter table people alter column city drop default;
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
                            create table notes (id bigint primary key);
                            -- file: 0001_notes.down.sql
                            -- irreversible
                            """));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Fault> check(Journal journal) {
        return journal.returned()
                .filter(returned -> !returned.back().failed() && !differences(returned).isEmpty())
                .filter(returned -> !isMeant(down(returned)))
                .map(DownDoesNotUndoUp::fault)
                .toList();
    }

    private static List<SchemaDifference> differences(Returned returned) {
        return returned.back().left().stream().filter(each -> !each.isColumnOrder()).toList();
    }

    /// Whether the author says that there is no way back, and takes none.
    private static boolean isMeant(Part down) {
        return down.statements().isEmpty() && down.saysIrreversible();
    }

    private static Part down(Returned returned) {
        return Objects.requireNonNull(returned.migration().down());
    }

    private static Fault fault(Returned returned) {
        List<SchemaDifference> differences = differences(returned);
        String others =
                differences.size() > TOLD ? ", and " + (differences.size() - TOLD) + " more" : "";
        String told =
                differences.stream()
                        .limit(TOLD)
                        .map(SchemaDifference::told)
                        .collect(Collectors.joining(", "));
        return new Fault(
                Fault.at(down(returned)),
                returned.migration().id(),
                (down(returned).statements().isEmpty()
                                ? "the way back is empty: "
                                : "the way back runs, but does not lead back: ")
                        + told
                        + others,
                new Remedy(remedy(differences), null),
                Proof.OBSERVED);
    }

    private static String remedy(List<SchemaDifference> differences) {
        String statements =
                differences.stream()
                        .flatMap(each -> Undoing.of(each).stream())
                        .limit(TOLD)
                        .collect(Collectors.joining(" "));
        return statements.isEmpty()
                ? "undo in the way back what the way there does, last first"
                : "let the way back also run: " + statements;
    }
}
