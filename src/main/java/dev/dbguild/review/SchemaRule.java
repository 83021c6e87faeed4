package dev.dbguild.review;

import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import java.util.List;

/// A rule over a table as it is, wherever its definition came from.
non-sealed interface SchemaRule extends Rule {
    List<Suspicion> check(Table table, Schema schema);
}
