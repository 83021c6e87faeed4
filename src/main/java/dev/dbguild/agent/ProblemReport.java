package dev.dbguild.agent;

import dev.dbguild.Problem;
import java.util.Map;

/// A [Problem] as documents and events carry it.
public record ProblemReport(String code, String message, String cure, Map<String, Object> fields) {
    public static ProblemReport of(Problem problem) {
        return new ProblemReport(
                problem.code().id(), problem.what(), problem.cure(), problem.fields());
    }
}
