package dev.dbguild.api.rest;

import java.util.List;

/// What this server depends on, and whether it is well. Thread-safe; asked at every readiness check, so quick.
public interface Vitals {
    List<Vital> all();

    /// One thing the server depends on.
    ///
    /// @param name kebab-case: `state-database`, `guild`, `lab`
    /// @param detail one short sentence without addresses or secrets
    record Vital(String name, boolean well, String detail) {}
}
