package dev.dbguild.schema;

/// What a view or materialised view shows.
///
/// @param query as written, or as the engine prints it
/// @param securityInvoker whether the tables are read with the rights of who asks, not of the view's owner
public record View(String query, boolean securityInvoker) {}
