package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;

/// The column that a wish is about: as `table.column`, or as a table and a name beside it.
final class Spots {
    private Spots() {}

    static Before.Spot of(Wish wish, Before before) {
        if (wish.value("field").isPresent()) {
            return before.spot(wish.need("table"), wish.name("field"));
        }
        String column = wish.need("column");
        boolean qualified = Name.of(column).parts().size() > 1;
        return qualified || wish.value("table").isEmpty()
                ? before.spot(column)
                : before.spot(wish.need("table"), Name.of(column).last());
    }
}
