package dev.dbguild.schema;

/// A check constraint.
///
/// @param expression as the engine prints it, without `CHECK`
/// @param valid false when existing rows were never checked
public record Check(String name, String expression, boolean valid) {}
