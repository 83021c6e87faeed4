package dev.dbguild.review.mysql;

import com.fasterxml.jackson.annotation.JsonValue;

/// How a server alters a table.
///
/// @param lock what others may still do while rows are worked on; a short exclusive lock is taken in any case
/// @param rebuild whether every row is written anew
/// @param metadataOnly whether no row is read or written
/// @param verified whether a real server's refusals agree; otherwise it is known from the manual only
public record Online(
        Algorithm algorithm, Lock lock, boolean rebuild, boolean metadataOnly, boolean verified) {

    /// Least work first.
    public enum Algorithm {
        INSTANT,
        INPLACE,
        COPY
    }

    /// Least hindrance first.
    public enum Lock {
        /// Others read and write.
        NONE,
        /// Others read.
        SHARED,
        /// Nobody reads or writes.
        EXCLUSIVE;

        @JsonValue
        public String id() {
            return name();
        }
    }

    /// Reads a cell of the table: `instant`, `inplace none rebuild`, `copy shared`.
    static Online of(String cell) {
        String[] words = cell.split(" ");
        Algorithm algorithm = Algorithm.valueOf(words[0].toUpperCase(java.util.Locale.ROOT));
        Lock lock =
                words.length > 1
                        ? Lock.valueOf(words[1].toUpperCase(java.util.Locale.ROOT))
                        : Lock.NONE;
        boolean metadata = algorithm == Algorithm.INSTANT || cell.endsWith(" metadata");
        boolean rebuild = algorithm == Algorithm.COPY || cell.endsWith(" rebuild");
        return new Online(algorithm, lock, rebuild, metadata, false);
    }

    /// Whether both do the same work; how long copies lock differs between the servers and is not compared.
    boolean agrees(Online other) {
        return algorithm == other.algorithm
                && rebuild == other.rebuild
                && (algorithm == Algorithm.COPY || lock == other.lock);
    }

    Online verified(boolean known) {
        return new Online(algorithm, lock, rebuild, metadataOnly, known);
    }

    /// What both together take in one statement.
    Online and(Online other) {
        return new Online(
                algorithm.compareTo(other.algorithm) >= 0 ? algorithm : other.algorithm,
                lock.compareTo(other.lock) >= 0 ? lock : other.lock,
                rebuild || other.rebuild,
                metadataOnly && other.metadataOnly,
                verified && other.verified);
    }

    /// At least this lock.
    Online locking(Lock least) {
        return new Online(
                algorithm,
                lock.compareTo(least) >= 0 ? lock : least,
                rebuild,
                metadataOnly,
                verified && lock.compareTo(least) >= 0);
    }

    /// Whether others wait for more than a moment.
    public boolean blocks() {
        return lock != Lock.NONE;
    }

    /// `ALGORITHM=INPLACE, LOCK=NONE`; LOCK cannot be asked of an instant change.
    public String clause() {
        return "ALGORITHM="
                + algorithm
                + (algorithm == Algorithm.INSTANT ? "" : ", LOCK=" + lock.name());
    }
}
