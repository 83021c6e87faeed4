package dev.dbguild.tool.gate;

import dev.dbguild.engine.Target;
import java.util.Set;

/// How the SQL of one kind of engine is read and judged. Found by its one file; thread-safe, no state.
///
/// It fails closed: what it cannot read to the end, it refuses. The frame has refused empty, overlong and binary text
/// before it asks; the lexer, the statement kinds and the judgement of what a statement calls are the dialect's own.
public interface GateDialect {
    /// The ids of the engines whose SQL this is: `postgresql`.
    Set<String> engines();

    /// Lets one statement through if it only reads, or with [Purpose#PLAN] if planning it does.
    ///
    /// @throws dev.dbguild.Problem [dev.dbguild.Code#UNREADABLE_SQL] or [dev.dbguild.Code#REFUSED_SQL], best made by
    ///     [Refusal], with the word and its 1-based position
    Admitted admit(String sql, Purpose purpose, Target target);

    /// The text with a placeholder for each literal, so that it tells what was asked and no value. Never fails: of text
    /// that it cannot read, it leaves nothing that may be a value.
    String withoutLiterals(String sql);
}
