package dev.dbguild.engine;

/// Something an engine can do, as an interface with one method: `ReadsSchema`, `ExplainsQueries`, …
///
/// A capability takes a [Target], opens what it needs, and leaves nothing behind. It reads only; what it measures
/// comes back as records of `schema`, `plan` or of this package.
public interface Capability {}
