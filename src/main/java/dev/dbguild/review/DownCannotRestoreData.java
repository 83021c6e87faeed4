package dev.dbguild.review;

import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Losses.Loss;
import dev.dbguild.review.history.Migration;
import dev.dbguild.review.history.Part;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// A way back that brings back the schema, but not what was in it.
final class DownCannotRestoreData implements HistoryRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "down-cannot-restore-data",
                    Severity.INFO,
                    "the way back makes the table or column anew, and leaves it empty",
                    "keep a copy of the rows until nobody will go back, or say that the migration is irreversible",
                    List.of(
                            """
                            -- file: 0002_city.up.sql
                            alter table people drop column city;
                            -- file: 0002_city.down.sql
                            alter table people add column city text;
                            -- file: 0001_people.up.sql (history)
                            create table people (id bigint primary key, city text);
                            """),
                    List.of(
                            """
                            -- file: 0002_city.up.sql
                            create table cities as select distinct city from people;
                            alter table people drop column city;
                            -- file: 0002_city.down.sql
                            alter table people add column city text;
                            update people set city = (select city from cities limit 1);
                            drop table cities;
                            -- file: 0001_people.up.sql (history)
                            create table people (id bigint primary key, city text);
                            """,
                            """
                            -- file: 0002_city.up.sql
                            alter table people add column code int;
                            update people set code = 1;
                            alter table people alter column id type bigint;
                            -- file: 0002_city.down.sql
                            alter table people alter column id type int;
                            alter table people drop column code;
                            -- file: 0001_people.up.sql (history)
                            create table people (id int primary key);
                            """));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Fault> check(Journal journal) {
        return journal.course().change().stream()
                .filter(DownCannotRestoreData::promises)
                .filter(migration -> !Losses.of(migration).isEmpty())
                .map(DownCannotRestoreData::fault)
                .toList();
    }

    /// Whether the way back does something, and nobody says that it is none.
    private static boolean promises(Migration migration) {
        Part down = migration.down();
        return migration.up() != null
                && down != null
                && !down.statements().isEmpty()
                && !down.saysIrreversible();
    }

    private static Fault fault(Migration migration) {
        List<Loss> losses = Losses.of(migration);
        String what = losses.stream().map(Loss::what).distinct().collect(Collectors.joining(", "));
        return new Fault(
                Fault.at(Objects.requireNonNull(migration.up()), losses.getFirst().statement()),
                migration.id(),
                "the way back cannot bring back " + what,
                new Remedy(
                        "copy what is still needed into a table of its own first, and let the way back read it",
                        null),
                Proof.DERIVED);
    }
}
