package dev.dbguild.definition;

import io.quarkus.qute.ValueResolver;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How templates write names and lists of names: `{columns.listed}`, `{tables.coded}`, `{message.line}`,
/// `{sql.block}`, `{tree.plan}`, and SQL within a list: `{sql.bullet}`, `{sql.step}`.
final class Phrases {
    private Phrases() {}

    static List<ValueResolver> all() {
        return List.of(
                ofList("listed", Phrases::listed),
                ofList("coded", Phrases::coded),
                ofText("line", Phrases::line),
                ofText("block", text -> fenced("sql", text)),
                ofText("plan", text -> fenced("text", text)),
                ofText("code", Phrases::code),
                ofText("bullet", text -> item(text, 4)),
                ofText("step", text -> item(text, 3)),
                ofText("quote", Phrases::quote));
    }

    private static ValueResolver ofList(String name, Function<Collection<?>, String> wording) {
        return ValueResolver.builder()
                .applyToBaseClass(Collection.class)
                .applyToName(name)
                .resolveSync(context -> wording.apply((Collection<?>) context.getBase()))
                .build();
    }

    private static ValueResolver ofText(String name, Function<String, String> wording) {
        return ValueResolver.builder()
                .applyToBaseClass(String.class)
                .applyToName(name)
                .resolveSync(context -> wording.apply((String) context.getBase()))
                .build();
    }

    private static String listed(Collection<?> names) {
        return names.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String coded(Collection<?> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    /// The text on one line.
    private static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /// In a fence that no line of the text can close.
    private static String fenced(String language, String text) {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence + language + "\n" + text.strip() + "\n" + fence;
    }

    /// On one line between back-ticks.
    private static String code(String text) {
        String line = line(text);
        return line.contains("`") ? "`` " + line + " ``" : "`" + line + "`";
    }

    /// SQL as the text of a list item that begins at column `indent`: one line as code, more in a fence.
    private static String item(String sql, int indent) {
        return sql.strip().lines().count() == 1 && !sql.contains("--")
                ? code(sql)
                : fenced("sql", sql).indent(indent).strip();
    }

    private static String quote(String text) {
        return text.strip().lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
    }
}
