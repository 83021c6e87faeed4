package dev.dbguild.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a file holds, reading it does not fail, loses nothing and takes time in proportion to its length.
final class AnyTextTest {
    private static final long SEED = Long.getLong("seed", 20260117);

    /// What real files hold besides statements, and what breaks readers.
    private static final List<String> ODDITIES =
            List.of(
                    ";",
                    "'",
                    "\"",
                    "$$",
                    "$a$",
                    "/*",
                    "*/",
                    "--",
                    "\n",
                    "\r",
                    "\r\n",
                    "\0",
                    "\uFEFF",
                    "\uD800",
                    "\uDC00",
                    "\uFFFD",
                    "E'\\",
                    "U&'",
                    "U&\"",
                    "(",
                    ")",
                    "[",
                    "]",
                    "{{",
                    "}}",
                    "{% if x %}",
                    "{{ end }}",
                    "${",
                    "}",
                    ":'",
                    ":\"",
                    ":x",
                    "::",
                    "@x@",
                    "@",
                    "\\",
                    "\\;",
                    "\\gset",
                    "\\copy t from stdin",
                    "\\.\n",
                    "copy t from stdin;\n",
                    "begin atomic ",
                    "end",
                    "case ",
                    "create function f() begin atomic ",
                    "-- +goose StatementBegin\n",
                    "-- migrate:down\n",
                    "--rollback drop table t;\n",
                    "DELIMITER //\n",
                    "//",
                    "`",
                    "?",
                    "explain ",
                    "with a as (",
                    "set standard_conforming_strings = off;",
                    "alter table ",
                    "create ",
                    "drop ",
                    "comment on ",
                    "\u00A0",
                    "é",
                    "😀",
                    "1e",
                    ".",
                    "$1",
                    "#",
                    "<<",
                    ">");

    private final Random random = new Random(SEED);

    @Test
    void mutations_of_sound_scripts_are_read_whole() throws IOException {
        List<String> corpus = ServerAgreementTest.corpus(new Grammar(SEED));
        for (int i = 0; i < Integer.getInteger("mutations", 1500); i++) {
            String text = mutated(corpus);
            for (Dialect dialect : Dialect.values()) {
                assertReadWhole(text, dialect);
            }
        }
    }

    private String mutated(List<String> corpus) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(corpus.get(random.nextInt(corpus.size()))).append(";\n");
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
                case 1 -> text.setLength(at);
                default -> text.insert(at, ODDITIES.get(random.nextInt(ODDITIES.size())));
            }
        }
        return text.toString();
    }

    /// Statements and comments follow one another, and between them is nothing but what separates them.
    private static void assertReadWhole(String text, Dialect dialect) {
        Script script = read(text, dialect);
        StringBuilder left = new StringBuilder(text);
        int end = 0;
        for (Statement statement : script.statements()) {
            Source source = statement.source();
            assertThat(source.startChar())
                    .as("seed %d: %s", SEED, text)
                    .isGreaterThanOrEqualTo(end);
            assertThat(source.text())
                    .isEqualTo(text.substring(source.startChar(), source.endChar()));
            assertThat(source.start()).isEqualTo(Source.bytes(text, 0, source.startChar()));
            assertThat(statement.kind()).isNotBlank();
            end = source.endChar();
            blank(left, source);
        }
        script.remarks().forEach(remark -> blank(left, remark.source()));
        assertThat(left.toString())
                .as("seed %d: %s in %s", SEED, dialect, text)
                .matches(LeftOver::isNothing, "nothing");
    }

    private static void blank(StringBuilder text, Source source) {
        for (int i = source.startChar(); i < source.endChar(); i++) {
            text.setCharAt(i, ' ');
        }
    }

    /// What may stand between statements.
    private static final class LeftOver {
        static boolean isNothing(String left) {
            String bare =
                    left.replaceAll("(?s)\\n.*?\\n\\\\\\.(?=[\\r\\n]|$)", "\n")
                            .replaceAll("\\\\;|\\{%.*?%\\}|\\{\\{.*?\\}\\}", "")
                            .replaceAll("\\\\[^\\n\\r]*", "")
                            .replaceAll("/\\*M?!\\d*|\\*/|//", "");
            return bare.chars().allMatch(c -> c == ';' || Lexemes.isSpace((char) c));
        }
    }

    private static Script read(String text, Dialect dialect) {
        return ScriptReader.read("a.sql", text, dialect);
    }

    @Test
    void every_beginning_of_a_sound_script_is_read() throws IOException {
        String script =
                String.join(";\n", ServerAgreementTest.corpus(new Grammar(SEED)).subList(0, 500));
        for (int i = 0; i < 400; i++) {
            String beginning = script.substring(0, random.nextInt(script.length()));

            assertThat(read(beginning, Dialect.POSTGRESQL).statements()).isNotNull();
        }
    }

    @Test
    void bytes_that_are_no_text_are_read_too() {
        byte[] bytes = new byte[200_000];
        random.nextBytes(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);

        for (Dialect dialect : Dialect.values()) {
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> read(text, dialect));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[",
                "explain ",
                "with a as (",
                "select (",
                "case when ",
                "alter table a add ",
                "{{ if ",
                "@a",
                ":a",
                "\\\\",
                "\\copy a from stdin;",
                "$a",
                "$$;",
                "a.",
                "create ",
                "grant a on ",
                "E'\\''",
                "U&\"",
                "comment on ",
                "begin; ",
                "set a = ",
                "a,",
                "create rule r as on insert to t do (",
                "prepare a as ",
                "/**/",
                "\r",
                "array[",
                "\0",
                "copy t from stdin;\n1\n\\.\n",
                "alter table t add a int default (",
                "{%",
                "@a@"
            })
    void ten_thousand_of_anything_are_read_in_a_blink(String piece) {
        String text = piece.repeat(10_000);

        for (Dialect dialect : Dialect.values()) {
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> read(text, dialect));
        }
    }

    @Test
    void ten_times_the_text_takes_about_ten_times_as_long() throws IOException {
        String once = String.join(";\n", ServerAgreementTest.corpus(new Grammar(SEED)));
        String tenfold = (once + ";\n").repeat(10);
        fastest(once);

        long small = fastest(once);
        long large = fastest(tenfold);

        assertThat(large).isLessThan(30 * small);
    }

    private static long fastest(String text) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            read(text, Dialect.POSTGRESQL);
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return fastest;
    }
}
