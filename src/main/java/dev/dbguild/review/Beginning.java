package dev.dbguild.review;

import dev.dbguild.schema.Schema;
import dev.dbguild.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a change begins: what ran before it, and what a target holds.
record Beginning(Course course, @Nullable Schema target) {

    /// What exists after so many statements of the change.
    Catalogue after(List<Statement> statements) {
        Catalogue catalogue = new Catalogue(target);
        course.behind().forEach(part -> part.statements().forEach(catalogue::apply));
        catalogue.beginChange();
        statements.forEach(catalogue::apply);
        return catalogue;
    }
}
