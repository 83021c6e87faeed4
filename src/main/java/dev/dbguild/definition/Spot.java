package dev.dbguild.definition;

/// A place in a file: 1-based line and column, 0 where unknown.
record Spot(int line, int column) {
    /// The file as a whole.
    static final Spot FILE = new Spot(0, 0);

    static Spot line(int line) {
        return new Spot(line, 1);
    }
}
