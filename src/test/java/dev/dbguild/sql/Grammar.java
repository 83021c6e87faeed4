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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes statements by the rules of `grammar.txt`. Of every choice it takes what it took least so far, so that all of
/// them come up; letters' case, white space and comments are left to chance. The same seed gives the same statements.
final class Grammar {
    private static final Pattern WORD = Pattern.compile("`[^`]*`|(?:\"[^\"]*\"|[^\\s\"])+");
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
    }

    /// Writes one of its alternatives, the least used.
    private final class Choice implements Part {
        private final List<List<Part>> alternatives = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();
        private int[] used = {};

        @Override
        public void write(List<String> words) {
            int least = Arrays.stream(used).min().orElse(0);
            int at = random.nextInt(used.length);
            while (used[at] > least + 1) {
                at = (at + 1) % used.length;
            }
            used[at]++;
            alternatives.get(at).forEach(part -> part.write(words));
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
            Part inner = enclosed();
            return words -> {
                if (random.nextInt(5) < 2) {
                    inner.write(words);
                }
            };
        }

        private Part repeated() {
            Part inner = enclosed();
            return words -> {
                for (int i = random.nextInt(4) - 1; i > 0; i--) {
                    inner.write(words);
                }
            };
        }

        private Part word(String token) {
            if (token.startsWith("`") && token.length() > 1) {
                return words -> words.add(token.substring(1, token.length() - 1));
            }
            Matcher rule = Pattern.compile("(.*?)<(\\w+)>").matcher(token);
            if (!rule.matches()) {
                return words -> words.add(token);
            }
            return words -> {
                int from = words.size();
                Objects.requireNonNull(rules.get(rule.group(2)), rule.group(2)).write(words);
                if (words.size() > from) {
                    words.set(from, rule.group(1) + words.get(from));
                }
            };
        }
    }
}
