package dev.dbguild.advise.health;

import dev.dbguild.advise.Bytes;
import dev.dbguild.advise.Figures;
import dev.dbguild.advise.IndexStatement;
import dev.dbguild.engine.EstimatesIndexBloat;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;

/// Much of an index is empty.
final class IndexBloat implements HealthCheck {
    private static final long FLOOR = 10 << 20;
    private static final double MUCH = 50;

    private static final HealthCard CARD =
            new HealthCard(
                    "index-bloat",
                    "the index takes memory and disk for pages that hold little",
                    "over half and 10 MB of a b-tree is empty; measured where pgstattuple is allowed, else reckoned",
                    "a b-tree under random inserts is about 30 % empty; PgHero and postgres-mcp speak from 100 MB",
                    "select on the table, to see its statistics; pg_stat_scan_tables, to measure");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.indexBloat().stream()
                .filter(bloat -> bloat.wastedBytes() >= FLOOR && bloat.wastedPercent() > MUCH)
                .map(IndexBloat::finding)
                .toList();
    }

    private static Finding finding(EstimatesIndexBloat.IndexBloat bloat) {
        String name = IndexStatement.table(bloat.schema(), bloat.index());
        String message =
                "%s%s of the %s of '%s' on '%s' are empty, %s"
                        .formatted(
                                bloat.measured() ? "" : "about ",
                                Bytes.shown(bloat.wastedBytes()),
                                Bytes.shown(bloat.bytes()),
                                name,
                                bloat.table(),
                                Figures.percent(bloat.wastedPercent()));
        return CARD.measured(name)
                .warning(
                        message,
                        new Remedy(
                                "build it anew; readers and writers go on meanwhile",
                                "reindex index concurrently %s;".formatted(name)));
    }
}
