package dev.dbguild.cli;

import dev.dbguild.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/// Reads the words after a command's name. Options and positionals may be mixed, `--` ends the options, and a lone `-`
/// is a word like any other.
final class LineReader {
    private final Syntax syntax;
    private final Map<String, List<Object>> values = new HashMap<>();

    private LineReader(Syntax syntax) {
        this.syntax = syntax;
    }

    /// @throws Problem [dev.dbguild.Code#BAD_REQUEST] that names the word that is wrong or missing
    static Line read(Syntax syntax, List<String> words) {
        return new LineReader(syntax).read(words);
    }

    private Line read(List<String> words) {
        refuseOneHyphen(words);
        CommandLine line = parsed(words);
        for (org.apache.commons.cli.Option given : line.getOptions()) {
            add(declared(given), given.getValue(""));
        }
        syntax.options().forEach(this::require);
        count(line.getArgList());
        return new Line(values, line.getArgList());
    }

    /// No option has one hyphen, and the parser would take `-out` for `--out`, `-outside.sql` for `--out side.sql`.
    private void refuseOneHyphen(List<String> words) {
        String before = "";
        for (String word : words) {
            if (word.equals("--")) {
                return;
            }
            boolean oneHyphen = word.length() > 1 && word.charAt(0) == '-' && word.charAt(1) != '-';
            if (oneHyphen && !wantsValue(before)) {
                throw syntax.unknownOption(word);
            }
            before = word;
        }
    }

    private boolean wantsValue(String word) {
        Option<?> option = syntax.option(word);
        return option != null && !option.isFlag();
    }

    private CommandLine parsed(List<String> words) {
        DefaultParser parser =
                DefaultParser.builder()
                        .setAllowPartialMatching(false)
                        .setStripLeadingAndTrailingQuotes(false)
                        .get();
        try {
            return parser.parse(options(), words.toArray(String[]::new));
        } catch (MissingArgumentException e) {
            throw lacksValue(declared(e.getOption()));
        } catch (UnrecognizedOptionException e) {
            throw syntax.unknownOption(e.getOption());
        } catch (ParseException e) {
            throw syntax.misused(String.valueOf(e.getMessage()));
        }
    }

    private Options options() {
        Options options = new Options();
        for (Option<?> option : syntax.options()) {
            options.addOption(null, option.name().substring(2), !option.isFlag(), null);
        }
        return options;
    }

    private Option<?> declared(org.apache.commons.cli.Option given) {
        String name = "--" + given.getLongOpt();
        return Objects.requireNonNull(syntax.option(name), name);
    }

    private Problem lacksValue(Option<?> option) {
        return syntax.misused("'" + option.name() + "' lacks its value; write " + option.written());
    }

    private void add(Option<?> option, String text) {
        Object value = option.value().read(text);
        if (value == null) {
            throw syntax.misused(
                    "'"
                            + option.name()
                            + "' is "
                            + Syntax.quoted(text)
                            + "; it must be "
                            + option.value().expected());
        }
        List<Object> given = values.computeIfAbsent(option.name(), key -> new ArrayList<>());
        if (!given.isEmpty() && !option.isRepeatable()) {
            throw syntax.misused("'" + option.name() + "' is given more than once");
        }
        given.add(value);
    }

    private void require(Option<?> option) {
        if (option.isRequired() && !values.containsKey(option.name())) {
            throw syntax.misused("'" + option.written() + "' is missing");
        }
    }

    private void count(List<String> words) {
        long most = 0;
        int least = 0;
        for (Positional positional : syntax.positionals()) {
            least += positional.least();
            most += positional.most();
            if (words.size() < least) {
                throw syntax.misused(positional.label() + " is missing");
            }
        }
        if (words.size() > most) {
            String surplus = Syntax.quoted(words.get((int) most));
            throw syntax.misused(
                    surplus
                            + " is one word too many; "
                            + (most == 0
                                    ? "'" + syntax.name() + "' takes options only"
                                    : "text that holds spaces stands in quotes"));
        }
    }
}
