package dev.dbguild.plan;

import java.util.List;

/// A form in which a server prints plans. Found by its one file; stateless.
///
/// Every form is asked of every paste, so a form must know its own by marks that no other has.
public interface PlanForm {
    /// Whether the paste holds a plan in this form, be it whole or broken.
    boolean fits(Paste paste);

    /// The plans of the paste, in its order; at least one.
    ///
    /// @throws dev.dbguild.Problem [dev.dbguild.Code#BAD_ARGUMENT] with the field `line` when the plan is broken
    List<Plan> read(Paste paste);
}
