package dev.dbguild.tool;

import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Location;
import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.Severity;
import dev.dbguild.tool.IndexUsage.Missing;
import dev.dbguild.tool.IndexUsage.Useless;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Words what is wrong with an index.
final class IndexFindings {
    private final @Nullable Instant since;

    /// @param since when counting began, null when it was never reset
    IndexFindings(@Nullable Instant since) {
        this.since = since;
    }

    Finding invalid(Useless index) {
        return new Fault("invalid-index", Severity.ERROR, index.index())
                .told(
                        "index '"
                                + index.index()
                                + "' is invalid: a build of it failed, queries ignore it and writes still keep it up",
                        new Remedy("drop it and build it again concurrently", index.drop()));
    }

    Finding duplicate(Useless index) {
        return new Fault("duplicate-index", Severity.WARNING, index.index())
                .told(
                        "index '"
                                + index.index()
                                + "' ("
                                + index.size()
                                + ", "
                                + scans(index)
                                + ") holds the same as '"
                                + index.because()
                                + "'",
                        new Remedy("drop it; '" + index.because() + "' stays", index.drop()));
    }

    Finding redundant(Useless index) {
        return new Fault("redundant-index", Severity.WARNING, index.index())
                .told(
                        "every look-up that index '"
                                + index.index()
                                + "' ("
                                + index.size()
                                + ", "
                                + scans(index)
                                + ") serves, '"
                                + index.because()
                                + "' serves too, for it begins with the same keys",
                        new Remedy("drop it", index.drop()));
    }

    Finding unused(Useless index) {
        return new Fault("unused-index", Severity.INFO, index.index())
                .told(
                        "index '"
                                + index.index()
                                + "' ("
                                + index.size()
                                + ") on '"
                                + index.table()
                                + "' was never scanned "
                                + counted(),
                        new Remedy(
                                "make sure that no replica and no rare job needs it, then drop it",
                                index.drop()));
    }

    /// `40 scans since 2026-01-31T08:00:00Z`
    private String scans(Useless index) {
        return Asked.count(index.scans(), "scan") + " " + counted();
    }

    private String counted() {
        return since == null ? "since counting began" : "since " + since;
    }

    static Finding missing(Missing key) {
        String columns = String.join(", ", key.columns());
        return new Fault("unindexed-foreign-key", Severity.WARNING, key.table() + "." + columns)
                .told(
                        "foreign key '"
                                + key.foreignKey()
                                + "' of '"
                                + key.table()
                                + "' ("
                                + columns
                                + ") has no index: each delete or key change in '"
                                + key.references()
                                + "' reads all of '"
                                + key.table()
                                + "'",
                        new Remedy("index the referencing columns", key.create()));
    }

    private record Fault(String rule, Severity severity, String subject) {
        Finding told(String message, Remedy remedy) {
            Location place = Location.ofObject(subject);
            return new Finding(
                    rule, severity, subject, place, message, remedy, Proof.OBSERVED, null);
        }
    }
}
