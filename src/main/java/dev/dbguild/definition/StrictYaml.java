package dev.dbguild.definition;

import dev.dbguild.definition.Value.Entry;
import dev.dbguild.definition.Value.Mapping;
import dev.dbguild.definition.Value.Scalar;
import dev.dbguild.definition.Value.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/// Reads one YAML document as it is: no tags, no duplicate keys, no guessing of types, bounded in size, depth and aliases.
///
/// Nodes are read, never constructed into objects, so a document cannot make the program do anything.
final class StrictYaml {
    private static final int DEPTH = 20;
    private static final int NODES = 50_000;
    private static final Resolver RESOLVER = new Resolver();

    private final int firstLine;
    private final int indent;
    private int nodes;

    private StrictYaml(int firstLine, int indent) {
        this.firstLine = firstLine;
        this.indent = indent;
    }

    /// @param firstLine the line of the file the text begins at
    /// @param indent columns that were cut off before the text
    static Parsed read(String text, int firstLine, int indent) {
        return new StrictYaml(firstLine, indent).parsed(text);
    }

    private Parsed parsed(String text) {
        try {
            Composer documents = documents(text);
            if (!documents.checkNode()) {
                return new Parsed.Good(new Scalar("", true, Spot.line(firstLine)));
            }
            Value value = value(documents.getNode(), 0);
            return documents.checkNode()
                    ? new Parsed.Bad(value.spot(), "it holds more than one document")
                    : new Parsed.Good(value);
        } catch (Refused e) {
            return new Parsed.Bad(e.spot, String.valueOf(e.getMessage()));
        } catch (MarkedYAMLException e) {
            return new Parsed.Bad(spot(e.getProblemMark()), lower(e.getProblem()));
        } catch (YAMLException e) {
            return new Parsed.Bad(Spot.line(firstLine), lower(firstSentence(e)));
        }
    }

    private static Composer documents(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(10);
        options.setNestingDepthLimit(DEPTH);
        options.setCodePointLimit(DefinitionFiles.MAX_BYTES + 1);
        return new Composer(new ParserImpl(new StreamReader(text), options), RESOLVER, options);
    }

    private Value value(Node node, int depth) {
        if (depth > DEPTH || ++nodes > NODES) {
            throw new Refused(spot(node.getStartMark()), "it is nested too deep or too large");
        }
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence -> sequence(sequence, depth);
            case MappingNode mapping -> mapping(mapping, depth);
            default -> throw new Refused(spot(node.getStartMark()), "it is no known kind of node");
        };
    }

    private Scalar scalar(ScalarNode node) {
        boolean plain = node.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN;
        return new Scalar(node.getValue(), plain, spot(node.getStartMark()));
    }

    private Sequence sequence(SequenceNode node, int depth) {
        List<Value> items = new ArrayList<>();
        for (Node item : node.getValue()) {
            items.add(value(item, depth + 1));
        }
        return new Sequence(items, spot(node.getStartMark()));
    }

    private Mapping mapping(MappingNode node, int depth) {
        List<Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : node.getValue()) {
            Entry entry = entry(tuple, depth);
            if (!seen.add(entry.key())) {
                throw new Refused(entry.spot(), "the key '" + entry.key() + "' is there twice");
            }
            entries.add(entry);
        }
        return new Mapping(entries, spot(node.getStartMark()));
    }

    private Entry entry(NodeTuple tuple, int depth) {
        Spot at = spot(tuple.getKeyNode().getStartMark());
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            throw new Refused(at, "a key is not a single value");
        }
        return new Entry(key.getValue(), at, value(tuple.getValueNode(), depth + 1));
    }

    private Spot spot(@Nullable Mark mark) {
        return mark == null
                ? Spot.line(firstLine)
                : new Spot(firstLine + mark.getLine(), indent + mark.getColumn() + 1);
    }

    private static String firstSentence(YAMLException e) {
        String message = e.getMessage();
        return message == null ? "it cannot be read" : message.lines().findFirst().orElse(message);
    }

    private static String lower(@Nullable String problem) {
        if (problem == null || problem.isEmpty()) {
            return "it cannot be read";
        }
        return problem.substring(0, 1).toLowerCase(Locale.ROOT) + problem.substring(1);
    }

    /// Ends the reading of one document from inside its tree; never leaves this class.
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Spot spot;

        Refused(Spot spot, String message) {
            super(message, null, false, false);
            this.spot = spot;
        }
    }
}
