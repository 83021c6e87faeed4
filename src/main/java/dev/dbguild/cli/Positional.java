package dev.dbguild.cli;

/// A word of a command that is told by its place.
///
/// @param most how many may stand there; [#ANY] for no limit
record Positional(String label, String description, int least, int most) {
    static final int ANY = Integer.MAX_VALUE;

    static Positional one(String label, String description) {
        return new Positional(label, description, 1, 1);
    }

    static Positional optional(String label, String description) {
        return new Positional(label, description, 0, 1);
    }

    static Positional any(String label, String description) {
        return new Positional(label, description, 0, ANY);
    }

    /// As the help page shows it: `[PATH]...`.
    String written() {
        return (least == 0 ? "[" + label + "]" : label) + (most > 1 ? "..." : "");
    }
}
