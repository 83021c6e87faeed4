package dev.dbguild.sql;

import java.util.List;
import java.util.stream.Stream;

/// A script as it was read: every statement in order, nothing left out.
///
/// @param name how the user knows it, usually a file's path
/// @param statements in the order of the text; their spans do not overlap
/// @param remarks every comment, in order
/// @param troubles what could not be read, in order; empty for a sound script
public record Script(
        String name,
        String text,
        Dialect dialect,
        List<Statement> statements,
        List<Remark> remarks,
        List<Trouble> troubles) {

    public Script {
        statements = List.copyOf(statements);
        remarks = List.copyOf(remarks);
        troubles = List.copyOf(troubles);
    }

    /// Every statement of one type, in order.
    public <S extends Statement> Stream<S> all(Class<S> type) {
        return statements.stream().filter(type::isInstance).map(type::cast);
    }

    /// Whether a statement of this script makes a table of this name.
    public boolean creates(Name table) {
        return all(Statement.CreateTable.class).anyMatch(made -> made.name().same(table));
    }
}
