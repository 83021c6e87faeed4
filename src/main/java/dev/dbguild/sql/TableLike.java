package dev.dbguild.sql;

/// `LIKE other INCLUDING …` within CREATE TABLE.
///
/// @param including what is taken over beside the columns, upper case: `INCLUDING ALL EXCLUDING INDEXES`
public record TableLike(Name table, String including) {
    /// Whether `what` of the other table is taken over: `DEFAULTS`, `INDEXES`, …
    public boolean includes(String what) {
        return including.contains("INCLUDING " + what)
                || including.contains("INCLUDING ALL") && !including.contains("EXCLUDING " + what);
    }
}
