package dev.dbguild.review.history;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A change with its way back, as the tool knows it. At least one of `up` and `down` is there.
///
/// @param id how the tool, or the user, tells it from others: `V3__add_email`, `20240131_orders`, `ann:7`
/// @param version what orders it, null when its name does
/// @param repeatable whether the tool runs it again whenever its text changes
/// @param up null when there is only a way back
/// @param down null when there is no way back
public record Migration(
        String id,
        @Nullable Version version,
        boolean repeatable,
        @Nullable Part up,
        @Nullable Part down) {

    public Migration {
        if (up == null && down == null) {
            throw new IllegalArgumentException("'" + id + "' has neither up nor down");
        }
    }

    /// Up, then down, as far as they are there.
    public List<Part> parts() {
        if (up == null || down == null) {
            return List.of(Objects.requireNonNullElse(up, down));
        }
        return List.of(up, down);
    }

    /// The file it stands in; that of the way up when there are two.
    public String file() {
        return parts().getFirst().file();
    }

    /// What tells it from every other: tools that let ids occur again tell them apart by their files.
    public String key() {
        return Names.last(file()) + "::" + id;
    }

    /// Whether what runs on the way up reads the same.
    public boolean sameUp(Migration other) {
        boolean none = up == null && other.up == null;
        return none || up != null && other.up != null && up.sameText(other.up);
    }
}
