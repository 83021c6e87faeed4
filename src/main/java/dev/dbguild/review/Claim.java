package dev.dbguild.review;

import dev.dbguild.sql.Name;
import org.jspecify.annotations.Nullable;

/// What a suspicion says will happen when its statement runs. The lab can see whether it does.
sealed interface Claim {
    /// A lock of this mode is taken on this table.
    record Locks(Name table, String mode) implements Claim {}

    /// The table is written anew.
    record Rewrites(Name table) implements Claim {}

    /// The table is read from end to end.
    record Scans(Name table) implements Claim {}

    /// The statement is refused by the server, whatever the data.
    record Fails() implements Claim {}

    /// Nothing that the server does tells: it is about what the change means to those who use the table.
    ///
    /// @param table what has to be known for it to be more than assumed
    record Means(Name table) implements Claim {}

    /// It follows from the text alone.
    record Written() implements Claim {}

    /// The table that has to be known for the claim to be more than assumed; null when none has to.
    default @Nullable Name about() {
        return switch (this) {
            case Locks claim -> claim.table();
            case Rewrites claim -> claim.table();
            case Scans claim -> claim.table();
            case Means claim -> claim.table();
            case Fails claim -> null;
            case Written claim -> null;
        };
    }
}
