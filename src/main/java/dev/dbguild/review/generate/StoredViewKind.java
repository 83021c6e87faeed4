package dev.dbguild.review.generate;

import dev.dbguild.review.plan.SchemaObject;
import java.util.Set;

/// Materialised views: their rows come back when they are made.
final class StoredViewKind implements ObjectKind {
    @Override
    public Set<String> kinds() {
        return Set.of("materialized view");
    }

    @Override
    public String lost(SchemaObject object) {
        return "the stored rows of materialized view '" + object.id() + "'";
    }
}
