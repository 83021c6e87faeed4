package dev.dbguild.review;

import dev.dbguild.schema.Schema;
import java.util.List;

/// A rule over a schema as it is, wherever its definition came from.
///
/// A change is judged by it too: it is told what it makes worse, never what was there before.
public non-sealed interface SchemaRule extends Rule {
    List<Flaw> check(Schema schema);
}
