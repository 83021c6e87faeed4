package dev.dbguild.review;

import java.util.List;

/// A rule over the directives by which findings are excused. What it finds cannot be excused.
non-sealed interface SuppressionRule extends Rule {
    List<Suspicion> check(Suppression suppression);
}
