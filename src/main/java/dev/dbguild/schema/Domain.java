package dev.dbguild.schema;

/// A domain: another name for a type, with conditions of its own.
///
/// @param base the type it stands for, as the engine prints it
/// @param checked whether it has a CHECK
public record Domain(
        String namespace, String name, String base, boolean notNull, boolean checked) {}
