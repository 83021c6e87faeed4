package dev.dbguild.definition;

import java.util.List;
import java.util.Map;

/// A tool in words for models: one file of `tools/`.
///
/// @param description what it measures, when to call it and when not
/// @param risk `read`, `simulate`, `propose` or `write`; must agree with the Java tool
/// @param engines ids of the engines it works on, empty for tools that need no target
/// @param parameters by the Java record's component names, in its order
/// @param examples argument objects that are valid
public record ToolCard(
        String name,
        String file,
        String title,
        String description,
        String risk,
        List<String> engines,
        List<Parameter> parameters,
        List<Map<String, Object>> examples)
        implements Definition {
    public ToolCard {
        engines = List.copyOf(engines);
        parameters = List.copyOf(parameters);
        examples = List.copyOf(examples);
    }

    /// One parameter.
    ///
    /// @param type `string`, `integer`, `number`, `boolean` or `array`
    /// @param choices the values allowed, empty when any is
    public record Parameter(
            String name, String type, boolean required, String description, List<String> choices) {
        public Parameter {
            choices = List.copyOf(choices);
        }
    }
}
