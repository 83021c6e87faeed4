package dev.dbguild.lab;

import java.util.List;

/// A shadow with a target's schema and settings, and none of its rows.
public interface Replica extends Shadow {
    /// What could not be copied, as sentences; empty for a faithful copy.
    List<String> differences();
}
