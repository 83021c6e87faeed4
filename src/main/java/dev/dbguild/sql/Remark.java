package dev.dbguild.sql;

/// A comment of a script, with its marks (`--`, `/* */`, `#`): directives and suppressions live in them.
public record Remark(Source source) {}
