package dev.dbguild.definition;

import dev.dbguild.definition.Value.Mapping;
import dev.dbguild.definition.Value.Scalar;
import dev.dbguild.definition.Value.Sequence;
import java.util.Set;

/// Tells the dialect of a file from its head and its name.
final class DialectOf {
    private static final Set<String> OTHERS_KEYS =
            Set.of(
                    "permission",
                    "steps",
                    "top-p",
                    "variant",
                    "handoffs",
                    "agents",
                    "mcp-servers",
                    "argument-hint",
                    "infer",
                    "globs",
                    "always-apply",
                    "readonly",
                    "is-background",
                    "target",
                    "chat-mode");
    private static final Set<String> SKILL_KEYS =
            Set.of("license", "compatibility", "metadata", "allowed-tools");
    private static final Set<String> CLAUDE_KEYS =
            Set.of(
                    "tools",
                    "model",
                    "color",
                    "disallowed-tools",
                    "permission-mode",
                    "max-turns",
                    "hooks",
                    "effort",
                    "isolation",
                    "memory",
                    "background",
                    "skills");

    private DialectOf() {}

    static Dialect markdown(String file, Mapping head, String headText) {
        if (headText.contains("<delegation>") || hasBlocks(head, headText)) {
            return Dialect.BLOCKS;
        }
        if (isOthers(file, head)) {
            return Dialect.FOREIGN;
        }
        boolean skill = has(head, SKILL_KEYS) || file.endsWith("SKILL.md");
        return !skill && has(head, CLAUDE_KEYS) ? Dialect.CLAUDE : Dialect.SKILL;
    }

    private static boolean hasBlocks(Mapping head, String headText) {
        return head.has("examples") && headText.contains("<example>");
    }

    private static boolean isOthers(String file, Mapping head) {
        return file.endsWith(".agent.md")
                || file.endsWith(".chatmode.md")
                || file.endsWith(".mdc")
                || has(head, OTHERS_KEYS)
                || modeOfOpencode(head)
                || othersModel(head)
                || head.find("tools").filter(e -> e.value() instanceof Mapping).isPresent();
    }

    private static boolean modeOfOpencode(Mapping head) {
        return head.find("mode")
                .filter(e -> Set.of("primary", "subagent", "all").containsAll(e.value().texts()))
                .isPresent();
    }

    private static boolean othersModel(Mapping head) {
        return head.find("model")
                .filter(e ->
                        e.value() instanceof Sequence
                                || (e.value() instanceof Scalar scalar
                                        && scalar.text().matches(".*[/|(].*")))
                .isPresent();
    }

    private static boolean has(Mapping head, Set<String> keys) {
        return head.entries().stream().anyMatch(e -> keys.contains(Value.canonical(e.key())));
    }
}
