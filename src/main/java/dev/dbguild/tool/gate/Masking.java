package dev.dbguild.tool.gate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Which values of a database are masked in evidence before a remote model sees it. The built-in brain runs in process
/// and sees everything; so does the user who asked.
public enum Masking {
    /// Nothing is masked.
    NEVER,
    /// Literals in the text of queries, conditions of plans, and samples that statistics keep.
    LITERALS_AND_SAMPLES,
    /// Those, and every value in rows that a query returned.
    EVERYTHING;

    /// As `dbguild.yaml` writes it: `literals-and-samples`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<String> ids() {
        return Stream.of(values()).map(Masking::id).toList();
    }

    static Masking named(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
