package dev.dbguild.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.definition.ToolCard;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Binds the JSON arguments of a call to the record its tool takes.
final class Arguments {
    private Arguments() {}

    /// @throws Problem [Code#UNKNOWN_ARGUMENT] or [Code#BAD_ARGUMENT], naming the argument and what is accepted
    static <A extends Record> A bind(Tool<A> tool, Optional<ToolCard> card, JsonNode arguments) {
        List<Parameter> parameters = Parameter.of(tool.arguments());
        if (!arguments.isObject() && !arguments.isNull() && !arguments.isMissingNode()) {
            throw bad(
                            tool,
                            "arguments",
                            "the arguments of '" + tool.name() + "' are no JSON object")
                    .with("accepted", names(parameters));
        }
        refuseUnknown(tool, parameters, arguments);
        Class<?>[] types = parameters.stream().map(Parameter::type).toArray(Class<?>[]::new);
        @Nullable Object[] values = new Object[types.length];
        for (int place = 0; place < types.length; place++) {
            Parameter parameter = parameters.get(place);
            List<String> choices = choices(card, parameter.name());
            values[place] = value(tool, parameter, choices, arguments.path(parameter.name()));
        }
        return make(tool, types, values);
    }

    private static void refuseUnknown(
            Tool<?> tool, List<Parameter> parameters, JsonNode arguments) {
        List<String> accepted = names(parameters);
        arguments
                .fieldNames()
                .forEachRemaining(name -> {
                    if (!accepted.contains(name)) {
                        throw unknown(tool, name, accepted);
                    }
                });
    }

    private static Problem unknown(Tool<?> tool, String name, List<String> accepted) {
        String cure =
                accepted.isEmpty()
                        ? "call it without arguments"
                        : "use one of: " + String.join(", ", accepted);
        return new Problem(
                        Code.UNKNOWN_ARGUMENT,
                        "tool '" + tool.name() + "' has no argument '" + name + "'",
                        cure)
                .with("tool", tool.name())
                .with("argument", name)
                .with("accepted", accepted);
    }

    private static @Nullable Object value(
            Tool<?> tool, Parameter parameter, List<String> choices, JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            if (parameter.required()) {
                throw bad(
                        tool,
                        parameter.name(),
                        "tool '" + tool.name() + "' needs the argument '" + parameter.name() + "'");
            }
            return null;
        }
        Object value = parameter.read(given);
        if (value == null) {
            throw bad(tool, parameter.name(), wrongType(tool, parameter, given))
                    .with("expected", parameter.jsonType());
        }
        if (!choices.isEmpty() && value instanceof String text && !choices.contains(text)) {
            throw bad(tool, parameter.name(), wrongChoice(parameter, text, choices))
                    .with("accepted", choices);
        }
        return value;
    }

    private static String wrongType(Tool<?> tool, Parameter parameter, JsonNode given) {
        String text = given.toString();
        return "argument '"
                + parameter.name()
                + "' of '"
                + tool.name()
                + "' must be "
                + parameter.jsonType()
                + ", not "
                + (text.length() > 60 ? text.substring(0, 60) + "…" : text);
    }

    private static String wrongChoice(Parameter parameter, String text, List<String> choices) {
        return "argument '"
                + parameter.name()
                + "' must be one of "
                + String.join(", ", choices)
                + ", not '"
                + (text.length() > 60 ? text.substring(0, 60) + "…" : text)
                + "'";
    }

    private static List<String> choices(Optional<ToolCard> card, String name) {
        return card.stream()
                .flatMap(each -> each.parameters().stream())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(ToolCard.Parameter::choices)
                .orElse(List.of());
    }

    private static List<String> names(List<Parameter> parameters) {
        return new ArrayList<>(parameters.stream().map(Parameter::name).toList());
    }

    private static Problem bad(Tool<?> tool, String argument, String what) {
        return new Problem(
                        Code.BAD_ARGUMENT, what, "see the tool's card: dbguild tool " + tool.name())
                .with("tool", tool.name())
                .with("argument", argument);
    }

    private static <A extends Record> A make(
            Tool<A> tool, Class<?>[] types, @Nullable Object[] values) {
        try {
            Constructor<A> canonical = tool.arguments().getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Problem problem
                    ? problem.with("tool", tool.name())
                    : broken(tool, e);
        } catch (ReflectiveOperationException e) {
            throw broken(tool, e);
        }
    }

    private static Problem broken(Tool<?> tool, Exception e) {
        return new Problem(
                        Code.INTERNAL,
                        "the arguments of tool '" + tool.name() + "' cannot be made",
                        "report this")
                .causedBy(e);
    }
}
