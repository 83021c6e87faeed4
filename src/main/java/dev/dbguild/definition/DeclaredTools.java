package dev.dbguild.definition;

import dev.dbguild.definition.Value.Mapping;
import dev.dbguild.definition.Value.Scalar;
import dev.dbguild.definition.Value.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tool names a head has: comma or space separated text, a list, a map of booleans, `*`.
///
/// @param names as written, null when the head names no tools
/// @param disallowed names it forbids itself
/// @param everything whether tools it does not name are allowed too
record DeclaredTools(
        @Nullable List<String> names, List<String> disallowed, boolean everything, Spot spot) {

    static final DeclaredTools NONE = new DeclaredTools(null, List.of(), true, Spot.FILE);

    DeclaredTools {
        names = names == null ? null : List.copyOf(names);
        disallowed = List.copyOf(disallowed);
    }

    static DeclaredTools of(Mapping head) {
        List<String> forbidden =
                head.find("disallowed-tools").map(entry -> names(entry.value())).orElse(List.of());
        return head.find("tools", "allowed-tools")
                .map(entry -> declared(entry, forbidden))
                .orElse(new DeclaredTools(null, forbidden, true, Spot.FILE));
    }

    private static DeclaredTools declared(Value.Entry entry, List<String> forbidden) {
        if (entry.value() instanceof Mapping map) {
            return switches(map, forbidden, entry.spot());
        }
        if (entry.value() instanceof Scalar scalar && scalar.isNull()) {
            return new DeclaredTools(null, forbidden, true, entry.spot());
        }
        List<String> names = names(entry.value());
        boolean everything = names.contains("*") || names.contains("all");
        return new DeclaredTools(names, forbidden, everything, entry.spot());
    }

    /// A map of booleans changes defaults: what it does not turn off stays on.
    private static DeclaredTools switches(Mapping map, List<String> forbidden, Spot spot) {
        List<String> on = new ArrayList<>();
        List<String> off = new ArrayList<>(forbidden);
        for (Value.Entry entry : map.entries()) {
            boolean denied =
                    List.of("false", "deny", "no").contains(String.join("", entry.value().texts()));
            (denied ? off : on).add(entry.key());
        }
        return new DeclaredTools(on, off, !off.contains("*"), spot);
    }

    private static List<String> names(Value value) {
        return switch (value) {
            case Scalar scalar -> split(scalar.text());
            case Sequence list ->
                    list.items().stream().flatMap(i -> split(one(i)).stream()).toList();
            case Mapping map -> map.entries().stream().map(Value.Entry::key).toList();
        };
    }

    /// A list item may be a name or a map that names it: `- name: x`, `- x: {…}`.
    private static String one(Value item) {
        return switch (item) {
            case Scalar scalar -> scalar.text();
            case Sequence list -> String.join(",", list.texts());
            case Mapping map ->
                    map.find("name", "id", "tool")
                            .map(entry -> String.join(" ", entry.value().texts()))
                            .orElseGet(() -> map.entries().getFirst().key());
        };
    }

    /// Commas and blanks part names, except inside parentheses and quotes.
    private static List<String> split(String text) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        int depth = 0;
        for (char c : (text + ",").toCharArray()) {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            boolean parts = c == ',' || Character.isWhitespace(c);
            if (!parts || depth > 0) {
                name.append(c);
            } else if (!name.isEmpty()) {
                names.add(KeyTokenizer.unquoted(name.toString()));
                name.setLength(0);
            }
        }
        return names;
    }
}
