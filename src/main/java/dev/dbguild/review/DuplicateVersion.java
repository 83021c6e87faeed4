package dev.dbguild.review;

import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.history.Migration;
import dev.dbguild.review.history.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        List<Fault> faults = new ArrayList<>();
        if (course.runner().equals("prisma")) {
            return faults;
        }
        Set<Migration> fresh = Collections.newSetFromMap(new IdentityHashMap<>());
        fresh.addAll(course.change());
        Map<Version, Migration> versions = new HashMap<>();
        Map<Version, Migration> baselines = new HashMap<>();
        for (Migration each : course.all()) {
            if (each.version() != null && each.up() != null) {
                Migration earlier =
                        (isBaseline(each) ? baselines : versions).putIfAbsent(each.version(), each);
                if (earlier != null && fresh.contains(each)) {
                    faults.add(fault(each, earlier));
                }
            }
        }
        return faults;
    }

    /// A baseline may share its version with another migration.
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
