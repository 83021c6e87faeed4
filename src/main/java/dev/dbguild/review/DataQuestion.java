package dev.dbguild.review;

import dev.dbguild.sql.Name;

/// What has to be asked of the rows before a statement: it fails unless the answer is zero.
///
/// @param subject the user's object: `orders.email`
/// @param sql counts what is in the way
/// @param trouble what is counted: `rows of 'orders' that hold null in 'email'`
/// @param harmless whether only functions that the server itself brings, and that change nothing, are called
record DataQuestion(Name table, String subject, String sql, String trouble, boolean harmless) {}
