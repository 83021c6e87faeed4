package dev.dbguild.delegation;

import java.util.List;

/// The router's decision and why: the document `dbguild/route/1`.
///
/// @param agent who answers
/// @param margin how far the first is ahead of the second, 0 to 1
/// @param language `en` or `es`
public record Route(String agent, double margin, String language, List<Score> ranking) {
    public Route {
        ranking = List.copyOf(ranking);
    }

    /// One agent's score, highest first in a ranking.
    public record Score(String agent, double score, List<String> reasons) {
        public Score {
            reasons = List.copyOf(reasons);
        }
    }
}
