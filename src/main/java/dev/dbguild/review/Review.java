package dev.dbguild.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Location;
import dev.dbguild.finding.Precheck;
import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.mysql.Online;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The document `dbguild/review/1`: what a change does and what is wrong with it.
///
/// @param schema name and version of the document
/// @param target the target it was held against, null when none
/// @param statements every statement of every file, in order
/// @param findings by file and place
/// @param suppressed what somebody excused; it counts for no exit code
/// @param notChecked what could not be settled, and why
public record Review(
        String schema,
        @Nullable String target,
        List<File> files,
        List<Reviewed> statements,
        List<Found> findings,
        List<Suppressed> suppressed,
        List<Migration> migrations,
        List<NotChecked> notChecked) {

    public static final String SCHEMA = "dbguild/review/1";

    public Review {
        files = List.copyOf(files);
        statements = List.copyOf(statements);
        findings = List.copyOf(findings);
        suppressed = List.copyOf(suppressed);
        migrations = List.copyOf(migrations);
        notChecked = List.copyOf(notChecked);
    }

    /// @param troubles what could not be read, as `line 3: …`
    public record File(String name, String engine, int statements, List<String> troubles) {}

    /// A statement and what it does to the tables that it touches.
    ///
    /// @param start first byte in the file
    /// @param end byte after it
    /// @param transaction number of the transaction that the file opens around it, 0 when it runs by itself
    /// @param rewrite whether a table that was there before is written anew
    /// @param scan whether a table that was there before is read from end to end
    /// @param proof how locks, rewrite and scan are known
    /// @param error what the server said against it in the lab
    /// @param milliseconds how long it took in the lab, on a table without rows
    /// @param online how MySQL or MariaDB alters the table; null for other engines and other statements
    /// @param estimate for how long others would wait, where the sizes of tables are known
    /// @param prechecks queries that tell whether the rows that are there let it succeed
    public record Reviewed(
            String file,
            int start,
            int end,
            int line,
            String kind,
            @Nullable String target,
            int transaction,
            List<Lock> locks,
            boolean rewrite,
            boolean scan,
            Proof proof,
            @Nullable String error,
            @Nullable Long milliseconds,
            @Nullable Online online,
            @Nullable Estimate estimate,
            List<Precheck> prechecks) {
        public Reviewed {
            locks = List.copyOf(locks);
            prechecks = List.copyOf(prechecks);
        }
    }

    /// @param mode as PostgreSQL's manual writes it: `ACCESS EXCLUSIVE`
    public record Lock(String relation, String mode) {}

    /// For how long a statement keeps others waiting. It is computed, not measured.
    ///
    /// @param blocked who waits: `reads and writes of 'orders'`, `writes to 'customers'`
    /// @param basis sizes and the speeds that were assumed
    public record Estimate(double seconds, List<String> blocked, String basis) {
        public Estimate {
            blocked = List.copyOf(blocked);
        }
    }

    /// A finding, with its place beside it.
    ///
    /// @param settledBy what would settle it, when it is assumed
    public record Found(
            String rule,
            Severity severity,
            @Nullable String file,
            int start,
            int end,
            int line,
            String subject,
            String message,
            Remedy remedy,
            Proof proof,
            @Nullable String settledBy,
            @Nullable Precheck precheck) {

        static Found of(Finding finding) {
            Location place = finding.location();
            return new Found(
                    finding.rule(),
                    finding.severity(),
                    place.file(),
                    place.start(),
                    place.end(),
                    place.line(),
                    finding.subject(),
                    finding.message(),
                    finding.remedy(),
                    finding.proof(),
                    finding.settledBy(),
                    finding.precheck());
        }

        /// The same as the finding that tools and runs carry.
        public Finding finding() {
            Location place =
                    file == null
                            ? Location.ofObject(subject)
                            : Location.inFile(file, start, end, line);
            return new Finding(
                    rule, severity, subject, place, message, remedy, proof, settledBy, precheck);
        }
    }

    /// A finding that somebody excused.
    ///
    /// @param line 1-based line of the comment that excuses it, 0 when the settings do
    /// @param until the last day of the excuse, null when it has none
    public record Suppressed(Found finding, String reason, int line, @Nullable String until) {}

    /// A migration with its way back.
    ///
    /// @param id how its files are named in common
    /// @param up the file of the way there, null when there is only one back
    /// @param down the file of the way back, null when there is none
    /// @param reversible whether the lab saw the way back lead back, and nothing that was there before is lost with it
    public record Migration(
            String id, @Nullable String up, @Nullable String down, boolean reversible) {}

    /// @param what the statement or object: `a.sql:3 ALTER TABLE orders`
    public record NotChecked(String what, String reason) {}

    /// The same review, with more that could not be checked.
    public Review noting(List<NotChecked> more) {
        return new Review(
                schema,
                target,
                files,
                statements,
                findings,
                suppressed,
                migrations,
                Stream.concat(notChecked.stream(), more.stream()).toList());
    }

    /// The findings as tools and runs carry them.
    @JsonIgnore
    public List<Finding> asFindings() {
        return findings.stream().map(Found::finding).toList();
    }

    /// How many findings are at least this severe.
    public long count(Severity least) {
        return findings.stream()
                .filter(found -> found.severity().compareTo(Objects.requireNonNull(least)) >= 0)
                .count();
    }
}
