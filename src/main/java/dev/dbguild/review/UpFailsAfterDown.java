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

/// A migration that cannot be run again after its way back was taken.
final class UpFailsAfterDown implements HistoryRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "up-fails-after-down",
                    Severity.WARNING,
                    "once taken back, the migration cannot be run again",
                    "let the way back also remove the rows that the way there adds",
                    List.of(
                            """
                            -- file: 0001_roles.up.sql (history)
                            create table roles (id bigint primary key);
                            -- file: 0002_admin.up.sql
                            alter table roles add column name text;
                            insert into roles (id, name) values (1, 'admin');
                            -- file: 0002_admin.down.sql
                            alter table roles drop column name;
                            """),
                    List.of(
                            """
                            -- file: 0001_roles.up.sql (history)
                            create table roles (id bigint primary key);
                            -- file: 0002_admin.up.sql
                            alter table roles add column name text;
                            insert into roles (id, name) values (1, 'admin');
                            -- file: 0002_admin.down.sql
                            delete from roles where id = 1;
                            alter table roles drop column name;
                            """));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Fault> check(Journal journal) {
        return journal.returned()
                .filter(returned -> !message(returned).isEmpty())
                .map(UpFailsAfterDown::fault)
                .toList();
    }

    private static String message(Returned returned) {
        List<String> failures = returned.back().again();
        if (!failures.isEmpty()) {
            String first = failures.getFirst();
            return "after its way back it cannot be run again: "
                    + first.lines().findFirst().orElse(first);
        }
        String differences =
                returned.back().different().stream()
                        .filter(each -> !each.isColumnOrder())
                        .limit(5)
                        .map(SchemaDifference::told)
                        .collect(Collectors.joining(", "));
        return differences.isEmpty()
                ? ""
                : "run again after its way back, it leaves another schema: " + differences;
    }

    private static Fault fault(Returned returned) {
        Part up = Objects.requireNonNull(returned.migration().up());
        return new Fault(
                Fault.at(up),
                returned.migration().id(),
                message(returned),
                new Remedy("let the way back remove all that the way there adds, rows too", null),
                Proof.OBSERVED);
    }
}
