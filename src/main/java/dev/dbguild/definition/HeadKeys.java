package dev.dbguild.definition;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which lines of a head begin a key.
final class HeadKeys {
    /// Keys that some tool documents, in canonical spelling.
    private static final Set<String> KNOWN =
            Set.of(
                    ("name description language model tools examples delegations handoffs color"
                                    + " when-to-use instructions instruction license compatibility"
                                    + " metadata allowed-tools disallowed-tools permission-mode"
                                    + " max-turns skills mcp-servers hooks memory background effort"
                                    + " isolation initial-prompt argument-hint user-invocable"
                                    + " user-invokable disable-model-invocation context agent agents"
                                    + " paths plugin version mode temperature top-p prompt permission"
                                    + " steps max-steps hidden disable disabled variant target infer"
                                    + " readonly is-background globs always-apply title id author tags"
                                    + " category")
                            .split(" "));

    private static final Set<String> SPEECH =
            Set.of("user", "assistant", "system", "human", "context", "commentary", "example");

    private static final Pattern KEY =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_. -]{0,40}?)\\s*:(?:[ \\t]+(.*))?");
    private static final Pattern LOWER = Pattern.compile("[a-z][a-z0-9]*([_-][a-z0-9]+)*");

    private HeadKeys() {}

    /// Matches a line at column 0 of the form `key: value`; group 1 is the key, group 2 the value or null.
    static Matcher match(String line) {
        return KEY.matcher(line);
    }

    static boolean isKnown(String key) {
        return KNOWN.contains(Value.canonical(key));
    }

    static boolean beginsKnown(String line) {
        Matcher matcher = match(line);
        return matcher.matches() && isKnown(matcher.group(1)) && !isSpeech(matcher.group(1));
    }

    /// A key that a line of prose is unlikely to look like.
    static boolean isReal(String key) {
        return !isSpeech(key) && (isKnown(key) || LOWER.matcher(key).matches());
    }

    private static boolean isSpeech(String key) {
        return SPEECH.contains(key) || key.equals("Context") || key.equals("Example");
    }
}
