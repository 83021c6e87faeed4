package dev.dbguild.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import dev.dbguild.definition.Diagnostic;
import dev.dbguild.definition.Guild;
import dev.dbguild.definition.ToolCard;
import dev.dbguild.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds every tool card against the Java tool of the same name and tells where they differ.
public final class ToolContract {
    private ToolContract() {}

    /// All differences, empty when cards and tools agree.
    public static List<Diagnostic> check(Guild guild) {
        List<Diagnostic> found = new ArrayList<>();
        for (ToolCard card : guild.tools()) {
            find(card.name())
                    .ifPresentOrElse(
                            tool -> compare(card, tool, found),
                            () -> tell(found, card, "no Java tool is named '" + card.name() + "'"));
        }
        for (Tool<?> tool : ToolRunner.tools()) {
            if (guild.findTool(tool.name()).isEmpty()) {
                found.add(
                        diagnostic(
                                "tools/" + tool.name() + ".yaml",
                                "tool '" + tool.name() + "' has no card, so no model can call it",
                                "write the card"));
            }
        }
        return List.copyOf(found);
    }

    private static Optional<? extends Tool<?>> find(String name) {
        return ToolRunner.tools().stream().filter(tool -> tool.name().equals(name)).findFirst();
    }

    private static void compare(ToolCard card, Tool<?> tool, List<Diagnostic> found) {
        if (!card.risk().equals(tool.risk().id())) {
            tell(found, card, "risk is '" + card.risk() + "', in Java '" + tool.risk().id() + "'");
        }
        List<Parameter> declared = Parameter.of(tool.arguments());
        List<String> names = declared.stream().map(Parameter::name).toList();
        List<String> told = card.parameters().stream().map(ToolCard.Parameter::name).toList();
        if (!names.equals(told)) {
            tell(found, card, "parameters are " + told + ", in Java " + names);
            return;
        }
        for (int place = 0; place < names.size(); place++) {
            compare(card, card.parameters().get(place), declared.get(place), found);
        }
        card.examples().forEach(example -> tryExample(card, tool, Json.tree(example), found));
    }

    private static void compare(
            ToolCard card, ToolCard.Parameter told, Parameter declared, List<Diagnostic> found) {
        String name = "parameter '" + told.name() + "' ";
        if (!told.type().equals(declared.jsonType())) {
            tell(found, card, name + "is " + told.type() + ", in Java " + declared.jsonType());
        }
        if (told.required() != declared.required()) {
            tell(
                    found,
                    card,
                    name
                            + "is "
                            + word(told.required())
                            + ", in Java "
                            + word(declared.required()));
        }
    }

    private static String word(boolean required) {
        return required ? "required" : "optional";
    }

    private static void tryExample(
            ToolCard card, Tool<?> tool, JsonNode example, List<Diagnostic> found) {
        try {
            Arguments.bind(tool, Optional.of(card), example);
        } catch (Problem problem) {
            tell(found, card, "example " + example + " is not valid: " + problem.what());
        }
    }

    private static void tell(List<Diagnostic> found, ToolCard card, String message) {
        found.add(diagnostic(card.file(), message, "make card and Java agree"));
    }

    private static Diagnostic diagnostic(String file, String message, String cure) {
        return new Diagnostic(file, 0, 0, Severity.ERROR, "check", message, cure);
    }
}
