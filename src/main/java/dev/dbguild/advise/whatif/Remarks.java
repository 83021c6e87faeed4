package dev.dbguild.advise.whatif;

import java.util.ArrayList;
import java.util.List;

/// What plans alone do not show of a change.
final class Remarks {
    private static final String NO_ROWS =
            "a twin has no rows to count, so it plans as if this had not been asked; with build, rows are copied and counted";
    private static final String NO_SAMPLE =
            "a finer sample shows only when rows are read: the twin keeps the statistics it has; with build, rows are"
                    + " copied and sampled";

    private Remarks() {}

    static List<String> on(Change change, Ground ground) {
        return switch (change) {
            case Change.AddIndex index -> index(index);
            case Change.DropIndex drop -> dropped(DroppedIndex.of(ground.session(), drop));
            case Change.DropInvalidIndex _ ->
                    List.of("it is invalid: no query uses it, and each write still pays for it");
            case Change.AddStatistics _, Change.DropStatistics _ ->
                    ground.hasRows() ? List.of() : List.of(NO_ROWS);
            case Change.StatisticsTarget _ -> ground.hasRows() ? List.of() : List.of(NO_SAMPLE);
            case Change.Setting _, Change.ColumnType _, Change.Partitioning _ -> List.of();
        };
    }

    private static List<String> index(Change.AddIndex index) {
        return index.unique()
                ? List.of("whether the values are unique only the rows can tell")
                : List.of();
    }

    private static List<String> dropped(DroppedIndex index) {
        List<String> notes = new ArrayList<>();
        index.constraint()
                .ifPresent(constraint ->
                        notes.add(
                                "'"
                                        + index.name()
                                        + "' enforces a constraint, so DROP INDEX is refused; it takes: "
                                        + constraint));
        index.referencing()
                .forEach(key -> notes.add("foreign key " + key + " needs it and would go with it"));
        return notes;
    }
}
