package dev.dbguild.delegation;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.List;
import java.util.Locale;

/// Compiles the expressions of `delegations/`: CEL with the variables of [Facts], the standard text and list
/// functions, `cel.bind`, and four of ours.
///
/// `list.total()` adds numbers up; `list.top(n)` keeps the first n; `text.shortened(n)` is one line of at most n
/// characters; `n.asBytes()` writes a number of bytes as people read it. Work is bounded: the length of an
/// expression, the turns of its loops and the size of its patterns.
final class Expressions {
    private static final int MAX_CHARACTERS = 8_000;
    private static final int MAX_TURNS = 100_000;
    private static final CelType TEXTS = ListType.create(SimpleType.STRING);
    private static final CelType ANYTHING = ListType.create(SimpleType.DYN);
    private static final Cel CEL = cel();

    private Expressions() {}

    /// Fails with [Code#BAD_DEFINITION] that says where in the expression the mistake is.
    static Expression compile(String source) {
        try {
            return new Expression(source, CEL.createProgram(CEL.compile(source).getAst()));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new Problem(
                            Code.BAD_DEFINITION,
                            "the expression '" + source + "' cannot be read: " + e.getMessage(),
                            "see https://cel.dev and the variables question, language, target, tools,"
                                    + " evidence, findings")
                    .causedBy(e);
        }
    }

    private static Cel cel() {
        return CelFactory.standardCelBuilder()
                .setOptions(
                        CelOptions.current()
                                .maxExpressionCodePointSize(MAX_CHARACTERS)
                                .comprehensionMaxIterations(MAX_TURNS)
                                .maxRegexProgramSize(5_000)
                                .enableRegexPartialMatch(true)
                                .enableHeterogeneousNumericComparisons(true)
                                .build())
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addVar("question", SimpleType.STRING)
                .addVar("language", SimpleType.STRING)
                .addVar("target", SimpleType.STRING)
                .addVar("tools", TEXTS)
                .addVar("evidence", MapType.create(SimpleType.STRING, ANYTHING))
                .addVar("findings", ANYTHING)
                .addCompilerLibraries(
                        CelExtensions.strings(), CelExtensions.lists(), CelExtensions.bindings())
                .addRuntimeLibraries(CelExtensions.strings(), CelExtensions.lists())
                .addFunctionDeclarations(
                        method("total", "list_total", SimpleType.DOUBLE, ANYTHING),
                        method("asBytes", "number_as_bytes", SimpleType.STRING, SimpleType.DYN),
                        method("top", "list_top", ANYTHING, ANYTHING, SimpleType.INT),
                        method(
                                "shortened",
                                "text_shortened",
                                SimpleType.STRING,
                                SimpleType.STRING,
                                SimpleType.INT))
                .addFunctionBindings(
                        CelFunctionBinding.from("list_total", List.class, Expressions::total),
                        CelFunctionBinding.from(
                                "number_as_bytes", Number.class, Expressions::asBytes),
                        CelFunctionBinding.from(
                                "list_top", List.class, Long.class, Expressions::top),
                        CelFunctionBinding.from(
                                "text_shortened", String.class, Long.class, Expressions::shortened))
                .build();
    }

    private static CelFunctionDecl method(
            String name, String overload, CelType result, CelType... receiverAndArguments) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newMemberOverload(overload, result, receiverAndArguments));
    }

    private static List<?> top(List<?> list, long count) {
        return List.copyOf(list.subList(0, (int) Math.clamp(count, 0, list.size())));
    }

    private static String shortened(String text, long characters) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= characters
                ? line
                : line.substring(0, (int) Math.max(0, characters - 1)).stripTrailing() + "…";
    }

    private static double total(List<?> numbers) {
        return numbers.stream().map(Number.class::cast).mapToDouble(Number::doubleValue).sum();
    }

    private static String asBytes(Number bytes) {
        double size = bytes.doubleValue();
        String[] units = {"B", "kB", "MB", "GB", "TB", "PB"};
        int unit = 0;
        while (size >= 1024 && unit < units.length - 1) {
            size /= 1024;
            unit++;
        }
        String format = unit == 0 || size >= 100 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, format, size, units[unit]);
    }
}
