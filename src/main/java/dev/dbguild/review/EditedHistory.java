package dev.dbguild.review;

import dev.dbguild.finding.Location;
import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Course.Edit;
import dev.dbguild.review.history.Part;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A migration that was changed after it had run.
final class EditedHistory implements HistoryRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "edited-history",
                    Severity.ERROR,
                    "databases that ran the old text will never run the new one, and some tools then refuse all work",
                    "leave the old file as it is, and write a new migration",
                    List.of(
                            """
                            -- file: V1__notes.sql (history)
                            create table notes (id bigint primary key);
                            -- file: V1__notes.sql
                            create table notes (id bigint primary key, body text);
                            -- file: V2__other.sql
                            create table other (id bigint primary key);
                            """),
                    List.of(
                            """
                            -- file: V1__notes.sql (history)
                            create table notes (id bigint primary key);
                            -- file: V1__notes.sql
                            -- a comment is no change
                            create table notes (id bigint primary key);
                            """,
                            """
                            -- file: V1__notes.sql (history)
                            create table notes (id bigint primary key);
                            -- file: R__newest.sql (history)
                            create or replace view newest as select 1 as one;
                            -- file: R__newest.sql
                            create or replace view newest as select 2 as one;
                            """));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Fault> check(Journal journal) {
        return journal.course().edits().stream()
                .map(edit -> fault(journal.course().runner(), edit))
                .toList();
    }

    private static Fault fault(String runner, Edit edit) {
        return new Fault(
                place(edit),
                edit.is().id(),
                "'"
                        + edit.is().id()
                        + "' has run already, and "
                        + runner
                        + " will not run it again: databases that have it keep what the old text made",
                new Remedy(
                        "take the edit back, and put what is new into a migration of its own",
                        null),
                Proof.DERIVED);
    }

    /// The first statement that reads otherwise.
    private static Location place(Edit edit) {
        Part now = edit.is().parts().getFirst();
        List<Statement> old = edit.was().parts().getFirst().statements();
        List<Statement> statements = now.statements();
        for (int i = 0; i < statements.size(); i++) {
            if (i >= old.size() || !old.get(i).text().equals(statements.get(i).text())) {
                return Fault.at(now, statements.get(i));
            }
        }
        return Fault.at(now);
    }
}
