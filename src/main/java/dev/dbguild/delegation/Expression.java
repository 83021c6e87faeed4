package dev.dbguild.delegation;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A compiled expression. Evaluation is total: what cannot be evaluated, as with a missing key, is false and has no
/// value. Thread-safe.
record Expression(String source, CelRuntime.Program program) {

    boolean holds(Map<String, Object> variables) {
        return evaluate(variables).filter(Boolean.TRUE::equals).isPresent();
    }

    /// The value as text: lists joined by commas, numbers with at most one decimal; empty when there is none.
    Optional<String> text(Map<String, Object> variables) {
        return evaluate(variables).map(Expression::written).filter(text -> !text.isBlank());
    }

    private Optional<Object> evaluate(Map<String, Object> variables) {
        try {
            return Optional.ofNullable(program.eval(variables));
        } catch (CelEvaluationException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String written(Object value) {
        return switch (value) {
            case List<?> list ->
                    list.stream().map(Expression::written).collect(Collectors.joining(", "));
            case Double number ->
                    Double.isFinite(number)
                            ? BigDecimal.valueOf(number)
                                    .setScale(1, RoundingMode.HALF_UP)
                                    .stripTrailingZeros()
                                    .toPlainString()
                            : "";
            default -> value.toString();
        };
    }
}
