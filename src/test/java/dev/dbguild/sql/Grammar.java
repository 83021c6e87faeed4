package dev.dbguild.sql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes statements by the rules of `grammar.txt`. Of every choice it takes what never came up or what it took least,
/// so that all of them come up; letters' case, white space and comments are left to chance. The same seed gives the same
/// statements.
final class Grammar {
    private static final Pattern WORD = Pattern.compile("`[^`]*`|(?:\"[^\"]*\"|[^\\s\"])+");
    private static final Pattern REFERENCE = Pattern.compile("(.*?)<(\\w+)>");
    private static final Pattern RULE = Pattern.compile("(?m)^(\\w+) = ");
    private static final List<String> GAPS =
            List.of(
                    " ",
                    " ",
                    " ",
                    " ",
                    " ",
                    "  ",
                    "\n",
                    "\t",
                    "\r\n",
                    " /* ; */ ",
                    " -- '; $$\n",
                    " /* /* ; */ ' */ ",
                    "\n-- \"\n\n");

    private final Map<String, Part> rules = new TreeMap<>();
    private final List<Choice> choices = new ArrayList<>();
    private final Random random;

    Grammar(long seed) throws IOException {
        this.random = new Random(seed);
        String text = text().replaceAll("(?m)^#.*\n", "");
        Matcher rule = RULE.matcher(text);
        for (boolean found = rule.find(); found; ) {
            String name = rule.group(1);
            int from = rule.end();
            found = rule.find();
            String body = text.substring(from, found ? rule.start() : text.length());
            rules.put(name, new RuleReader(body).choice());
        }
    }

    private static String text() throws IOException {
        try (var in = Grammar.class.getResourceAsStream("grammar.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// A statement in plain words: what two of the same statement have in common.
    List<String> statement() {
        List<String> words = new ArrayList<>();
        Objects.requireNonNull(rules.get("statement")).write(words);
        return words;
    }

    /// The statement as somebody might have typed it.
    String typed(List<String> words) {
        boolean plain = random.nextInt(3) > 0;
        StringBuilder typed = new StringBuilder();
        for (String word : words) {
            if (!typed.isEmpty()) {
                typed.append(plain ? " " : GAPS.get(random.nextInt(GAPS.size())));
            }
            typed.append(cased(word));
        }
        return typed.toString();
    }

    private String cased(String word) {
        if (!word.matches("[A-Z]+")) {
            return word;
        }
        return switch (random.nextInt(5)) {
            case 0 -> word;
            case 1 -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
            default -> word.toLowerCase(Locale.ROOT);
        };
    }

    /// Alternatives that never came up.
    List<String> unused() {
        return choices.stream().flatMap(choice -> choice.unused().stream()).toList();
    }

    /// Something that writes words.
    private interface Part {
        void write(List<String> words);

        /// Whether something in it never came up.
        default boolean fresh() {
            return false;
        }
    }

    /// Writes one of its alternatives, the least used.
    private final class Choice implements Part {
        private final List<List<Part>> alternatives = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();
        private int[] used = {};
        private boolean spent;

        @Override
        public void write(List<String> words) {
            int at = freshOrRare();
            used[at]++;
            alternatives.get(at).forEach(part -> part.write(words));
        }

        private int freshOrRare() {
            int at = random.nextInt(used.length);
            for (int i = 0; i < used.length; i++) {
                int next = (at + i) % used.length;
                if (fresh(next)) {
                    return next;
                }
            }
            int least = Arrays.stream(used).min().orElse(0);
            while (used[at] > least + 1) {
                at = (at + 1) % used.length;
            }
            return at;
        }

        private boolean fresh(int alternative) {
            return used[alternative] == 0
                    || alternatives.get(alternative).stream().anyMatch(Part::fresh);
        }

        @Override
        public boolean fresh() {
            for (int i = 0; !spent && i < used.length; i++) {
                if (fresh(i)) {
                    return true;
                }
            }
            spent = true;
            return false;
        }

        private List<String> unused() {
            return java.util.stream.IntStream.range(0, used.length)
                    .filter(i -> used[i] == 0)
                    .mapToObj(texts::get)
                    .toList();
        }
    }

    /// Reads the right side of a rule.
    private final class RuleReader {
        private final List<String> tokens;
        private int at;

        private RuleReader(String body) {
            this.tokens =
                    WORD.matcher(body).results().map(java.util.regex.MatchResult::group).toList();
        }

        private Choice choice() {
            Choice choice = new Choice();
            choices.add(choice);
            do {
                int from = at;
                choice.alternatives.add(sequence());
                choice.texts.add(String.join(" ", tokens.subList(from, at)));
            } while (accept("|"));
            choice.used = new int[choice.alternatives.size()];
            return choice;
        }

        private boolean accept(String token) {
            boolean here = at < tokens.size() && tokens.get(at).equals(token);
            at += here ? 1 : 0;
            return here;
        }

        private List<Part> sequence() {
            List<Part> parts = new ArrayList<>();
            while (at < tokens.size() && !List.of("|", "]", "}", ">").contains(tokens.get(at))) {
                parts.add(part(tokens.get(at++)));
            }
            return parts;
        }

        private Part part(String token) {
            return switch (token) {
                case "<" -> enclosed();
                case "[" -> optional();
                case "{" -> repeated();
                default -> word(token);
            };
        }

        private Part enclosed() {
            Choice choice = choice();
            at++;
            return choice;
        }

        private Part optional() {
            return new Repeated(enclosed(), () -> random.nextInt(5) < 2 ? 1 : 0);
        }

        private Part repeated() {
            return new Repeated(enclosed(), () -> random.nextInt(4) - 1);
        }

        private Part word(String token) {
            if (token.startsWith("`") && token.length() > 1) {
                return words -> words.add(token.substring(1, token.length() - 1));
            }
            Matcher rule = REFERENCE.matcher(token);
            return rule.matches()
                    ? new Reference(rule.group(1), rule.group(2))
                    : words -> words.add(token);
        }
    }

    /// A part that may be left out or come up more than once.
    private record Repeated(Part part, IntSupplier times) implements Part {
        @Override
        public void write(List<String> words) {
            for (int i = part.fresh() ? 1 : times.getAsInt(); i > 0; i--) {
                part.write(words);
            }
        }

        @Override
        public boolean fresh() {
            return part.fresh();
        }
    }

    /// Another rule, its first word with something in front: `s.<name>`.
    private final class Reference implements Part {
        private final String front;
        private final String rule;

        private Reference(String front, String rule) {
            this.front = front;
            this.rule = rule;
        }

        @Override
        public void write(List<String> words) {
            int from = words.size();
            rule().write(words);
            if (words.size() > from) {
                words.set(from, front + words.get(from));
            }
        }

        @Override
        public boolean fresh() {
            return rule().fresh();
        }

        private Part rule() {
            return Objects.requireNonNull(rules.get(rule), rule);
        }
    }
}
