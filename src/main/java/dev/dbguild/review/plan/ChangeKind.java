package dev.dbguild.review.plan;

import java.util.List;

/// One kind of change: the words that ask for it, and the steps that make it while programs of the old and the new
/// shape both run.
///
/// Found by its one file. Holds no state.
interface ChangeKind {
    /// `rename-column`
    String id();

    /// The wordings that ask for it, in the notation of [Form]; the first is the one that is shown.
    List<String> forms();

    /// @param before the schema that the change starts from
    /// @throws dev.dbguild.Problem when the wish does not fit the schema, or something stops it
    Draft plan(Wish wish, Before before);
}
