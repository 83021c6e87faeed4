package dev.dbguild.advise.health;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.advise.Bytes;
import dev.dbguild.advise.Figures;
import dev.dbguild.engine.ListsReplication.Replication;
import dev.dbguild.engine.ListsReplication.Standby;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;
import java.util.stream.Stream;

/// A standby falls behind, seen from the primary or from itself.
final class ReplicationLag implements HealthCheck {
    private static final double LAG_SECONDS = 5;
    private static final double GRAVE_SECONDS = 60;
    private static final long LAG_BYTES = 1L << 30;
    private static final Remedy REMEDY =
            new Remedy(
                    "look at its network, its disk and its long queries; on the standby: select * from pg_stat_wal_receiver",
                    null);

    private static final HealthCard CARD =
            new HealthCard(
                    "replication-behind",
                    "who reads the standby reads the past, and a failover loses what it has not got",
                    "5 s of lag or 1 GB of log; an error from 60 s",
                    "PgHero warns from 5 s; the rest is ours",
                    "pg_monitor, on the primary");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        Replication replication = facts.replication();
        List<Finding> found =
                Stream.concat(
                                replication.replicas().stream().flatMap(ReplicationLag::late),
                                delayed(replication))
                        .toList();
        if (found.isEmpty() && replication.replicas().stream().anyMatch(ReplicationLag::hidden)) {
            throw new Problem(
                    Code.DATABASE_REFUSED,
                    "how far the standbys are is hidden from this role",
                    "grant pg_monitor to it");
        }
        return found;
    }

    private static boolean hidden(Standby standby) {
        return standby.state().equals("unknown");
    }

    private static Stream<Finding> late(Standby standby) {
        double lag = Sessions.seconds(standby.lagSeconds());
        Long bytes = standby.lagBytes();
        if (lag < LAG_SECONDS && (bytes == null || bytes < LAG_BYTES)) {
            return Stream.empty();
        }
        String message =
                "standby '%s' is %s%s behind"
                        .formatted(
                                standby.name(),
                                Figures.time(1000 * lag),
                                bytes == null ? "" : " and " + Bytes.shown(bytes));
        return Stream.of(
                CARD.measured("standby " + standby.name())
                        .graded(lag >= GRAVE_SECONDS, message, REMEDY));
    }

    private static Stream<Finding> delayed(Replication replication) {
        double delay = Sessions.seconds(replication.delaySeconds());
        if (delay < LAG_SECONDS) {
            return Stream.empty();
        }
        return Stream.of(
                CARD.measured("this standby")
                        .graded(
                                delay >= GRAVE_SECONDS,
                                "this standby replayed its last transaction %s ago"
                                        .formatted(Figures.time(1000 * delay)),
                                REMEDY));
    }
}
