package dev.dbguild.plan;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The conditions of a node as the server words them: parenthesised, with its own casts.
///
/// @param index what is looked up in the index
/// @param recheck what a bitmap scan tests again on lossy pages
/// @param filter what is tested on each row after it was read
/// @param join what a join tests beside its hash or merge condition
/// @param hash the condition of a hash join
/// @param merge the condition of a merge join
public record Conditions(
        @Nullable String index,
        @Nullable String recheck,
        @Nullable String filter,
        @Nullable String join,
        @Nullable String hash,
        @Nullable String merge) {

    public static final Conditions NONE = new Conditions(null, null, null, null, null, null);

    /// Every condition there is.
    public List<String> all() {
        return Stream.of(index, recheck, filter, join, hash, merge)
                .filter(Objects::nonNull)
                .toList();
    }
}
