package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.util.List;

/// An enum gets one more value.
final class AddEnumValue implements ChangeKind {
    @Override
    public String id() {
        return "add-enum-value";
    }

    @Override
    public List<String> forms() {
        return List.of(
                "add [enum] value {value} to [the] [enum|type] {enum} before {before}",
                "add [enum] value {value} to [the] [enum|type] {enum} after {after}",
                "add [enum] value {value} to [the] [enum|type] {enum}",
                "alter type {enum} add value {value}",
                "añade|añadir|agrega|agregar|anade [el] valor {value} al|a [enum|tipo] {enum}");
    }

    @Override
    public Draft plan(Wish wish, Before before) {
        String type = Name.of(wish.need("enum")).text();
        String value = literal(wish.need("value"));
        String place =
                wish.value("before")
                        .map(each -> " before " + literal(each))
                        .or(() -> wish.value("after").map(each -> " after " + literal(each)))
                        .orElse("");
        String add = "alter type " + type + " add value " + value + place;
        before.refusal(add)
                .ifPresent(why -> {
                    throw Stopped.because(
                            "the value cannot be added: " + why,
                            "name an enum of the schema and a value that it does not have");
                });
        PlanStep step =
                PlanStep.expand("add value to " + Name.of(type).last())
                        .upOutsideTransaction()
                        .up(add)
                        .note(
                                "deploy programs that can read the value before any writes it; a transaction cannot use a value that it added itself");
        return Draft.of("", List.of(step))
                .lose(
                        "an enum cannot lose a value: going down leaves "
                                + value
                                + " in '"
                                + type
                                + "'");
    }

    private static String literal(String text) {
        String bare = text.replaceAll("^['\"]|['\"]$", "");
        return Literal.of(bare);
    }
}
