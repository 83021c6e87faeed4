package dev.dbguild.definition;

import dev.dbguild.definition.Value.Mapping;
import java.util.List;
import java.util.Optional;

/// Reads a head in stages, each only when the one before failed: strict YAML, plain values quoted, key by key.
final class HeadReader {
    private final Fences.Split split;
    private final int indent;
    private final Notes notes;

    private HeadReader(Fences.Split split, int indent, Notes notes) {
        this.split = split;
        this.indent = indent;
        this.notes = notes;
    }

    record Head(Mapping keys, Stage stage) {}

    static Head read(Fences.Split split, int indent, Notes notes) {
        if (!split.hasHead()) {
            return new Head(new Mapping(List.of(), Spot.line(split.headLine())), Stage.NONE);
        }
        return new HeadReader(split, indent, notes).read();
    }

    private Head read() {
        return switch (parsed(split.head())) {
            case Parsed.Good(Value value) -> {
                tellComments((Mapping) value);
                yield new Head((Mapping) value, Stage.STRICT);
            }
            case Parsed.Bad strict -> rescued(strict);
        };
    }

    private Head rescued(Parsed.Bad strict) {
        Optional<Head> quoted = quoted();
        Stage stage = quoted.isPresent() ? Stage.QUOTED : Stage.TOKENIZED;
        notes.stage(stage.id());
        tellRescued(strict, stage);
        Head head =
                quoted.orElseGet(
                        () -> new Head(KeyTokenizer.read(split, indent, notes), Stage.TOKENIZED));
        notes.stage(Notes.CHECK);
        return head;
    }

    private Optional<Head> quoted() {
        return parsed(QuotedValues.of(split.head())) instanceof Parsed.Good(Mapping mapping)
                ? Optional.of(new Head(mapping, Stage.QUOTED))
                : Optional.empty();
    }

    private Parsed parsed(List<String> lines) {
        return StrictYaml.read(String.join("\n", lines), split.headLine(), indent).asMapping();
    }

    /// Blocks are a dialect of their own, never YAML: that is worth an information only.
    private void tellRescued(Parsed.Bad strict, Stage stage) {
        boolean blocks = split.head().stream().anyMatch(line -> line.matches("\\s*- <\\w+>\\s*"));
        if (blocks) {
            notes.info(
                    strict.spot(),
                    "the head holds blocks in tags, so it is not YAML; it was read key by key",
                    "nothing to do; write examples and delegations as YAML lists to have it checked");
        } else {
            notes.warning(strict.spot(), message(strict, stage), cure(strict, stage));
        }
    }

    private static String message(Parsed.Bad strict, Stage stage) {
        String how =
                stage == Stage.QUOTED
                        ? "it was read with its plain values quoted"
                        : "it was read key by key";
        return "the head is not valid YAML: " + strict.problem() + "; " + how;
    }

    private String cure(Parsed.Bad strict, Stage stage) {
        String key = keyAt(strict.spot().line());
        if (strict.problem().contains("there twice")) {
            return "remove one of them";
        }
        if (key.isEmpty()) {
            return "put quotes around values that hold ': '";
        }
        return stage == Stage.QUOTED
                ? "put quotes around the value of '" + key + "'"
                : "put '|' after '" + key + ":' and indent its text by two spaces";
    }

    /// The key whose value holds this line of the file, empty when there is none.
    private String keyAt(int line) {
        int last = Math.min(line - split.headLine(), split.head().size() - 1);
        for (int i = last; i >= 0; i--) {
            var key = HeadKeys.match(split.head().get(i));
            if (key.matches() && HeadKeys.isReal(key.group(1))) {
                return key.group(1);
            }
        }
        return "";
    }

    /// YAML cuts a plain value at ` #` without a word; `#` with a word right behind it was hardly meant as a comment.
    private void tellComments(Mapping keys) {
        for (Value.Entry entry : keys.entries()) {
            int row = entry.spot().line() - split.headLine();
            boolean plain = entry.value() instanceof Value.Scalar scalar && scalar.plain();
            if (plain && row < split.head().size()) {
                tellComment(entry, split.head().get(row));
            }
        }
    }

    private void tellComment(Value.Entry entry, String line) {
        int hash = line.indexOf(" #");
        if (hash > 0 && line.substring(hash).matches(" #[^\\s#].*")) {
            notes.warning(
                    new Spot(entry.spot().line(), indent + hash + 2),
                    "YAML reads ' #' as the start of a comment and cuts the value of '"
                            + entry.key()
                            + "' there",
                    "put quotes around the value of '" + entry.key() + "'");
        }
    }
}
