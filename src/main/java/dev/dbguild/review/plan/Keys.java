package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.util.List;
import java.util.stream.Collectors;

/// The columns that a wish makes a key or an index of.
record Keys(TableFacts table, List<String> columns) {
    Keys {
        columns = List.copyOf(columns);
    }

    static Keys of(Wish wish, Before before) {
        if (wish.value("columns").isPresent()) {
            TableFacts table = before.table(wish.need("table"));
            List<String> columns = wish.names("columns");
            columns.forEach(column -> before.spot(table.sql(), column));
            return new Keys(table, columns);
        }
        Before.Spot spot = Spots.of(wish, before);
        return new Keys(spot.table(), List.of(spot.column().name()));
    }

    void mustNotBePartitioned(String what) {
        if (table.isPartitioned()) {
            throw Stopped.because(
                    "'"
                            + table.sql()
                            + "' is partitioned, where "
                            + what
                            + " cannot be built without stopping writers",
                    "build it on each partition concurrently, and create it on the parent in a quiet hour");
        }
    }

    String precheck() {
        String list = columns.stream().map(Name::written).collect(Collectors.joining(", "));
        String present =
                columns.stream()
                        .map(each -> Name.written(each) + " is not null")
                        .collect(Collectors.joining(" and "));
        return "before step 1: 'select "
                + list
                + ", count(*) from "
                + table.sql()
                + " where "
                + present
                + " group by "
                + list
                + " having count(*) > 1' must give no row";
    }
}
