package dev.dbguild.sql;

import java.util.List;

/// An expression of a statement, as written.
///
/// @param functions the functions it calls, folded and unqualified, in order, without repetition
public record Expression(String text, List<String> functions) {
    public Expression {
        functions = List.copyOf(functions);
    }
}
