package dev.dbguild.sql;

/// Something in a script that the reader could not make sense of; reading went on after it.
///
/// @param line 1-based
public record Trouble(int line, String message) {}
