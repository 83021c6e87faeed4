package dev.dbguild.lab;

/// A lock that a statement took on a relation, or on an enum or domain.
///
/// @param relation as a statement would name it: with its schema when that is not in the search path
/// @param kind `table`, `index`, `sequence`, `view`, `type`, …
/// @param mode as PostgreSQL's manual writes it: `ACCESS EXCLUSIVE`
/// @param created whether the relation was made by the same transaction, so that nobody else can wait for it
public record HeldLock(String relation, String kind, String mode, boolean created) {}
