package dev.dbguild.review.plan;

/// A thing of a schema that can be made and dropped by itself.
///
/// @param kind `table`, `column`, `index`, …
/// @param id its name among its kind, as a statement would write it: `orders.total` for a column
/// @param on the table that it belongs to; empty when it stands alone
/// @param make the statement that makes it; for a column its definition behind its name
/// @param drop the statement that drops it
public record SchemaObject(String kind, String id, String on, String make, String drop) {
    public String key() {
        return kind + " " + id;
    }
}
