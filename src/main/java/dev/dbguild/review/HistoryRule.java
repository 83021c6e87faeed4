package dev.dbguild.review;

import java.util.List;

/// A rule over migrations: their names, their order, and their ways back.
non-sealed interface HistoryRule extends Rule {
    /// What this rule has against the migrations of a change.
    List<Fault> check(Journal journal);
}
