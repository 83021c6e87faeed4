package dev.dbguild.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the command line says to whoever asks it, and to whoever gets it wrong. No command is carried out here.
final class CommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... words) {
        Terminal terminal = new Terminal(stream(out), stream(err), () -> false);
        return Commands.run(CommandsTest::open, terminal, words);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static Workbench open(@Nullable Path data, Consumer<String> progress) {
        throw new AssertionError(
                "no workbench is needed to read a command line: " + data + progress);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static Program program() {
        return new Program(new Desk(CommandsTest::open, Terminal.standard()));
    }

    /// Every command and group that there is.
    static Stream<Named> everything() {
        return everything(program());
    }

    private static Stream<Named> everything(Named named) {
        return named instanceof Group group
                ? Stream.concat(
                        Stream.of(named),
                        group.names().stream()
                                .flatMap(name ->
                                        everything(Objects.requireNonNull(group.named(name)))))
                : Stream.of(named);
    }

    private static Line line(String command, String... words) {
        Named named = Objects.requireNonNull(program().named(command));
        return LineReader.read(named.syntax(), List.of(words));
    }

    private static Option<?> option(String command, String name) {
        Named named = Objects.requireNonNull(program().named(command));
        return Objects.requireNonNull(named.syntax().option(name));
    }

    private static String[] words(Named named, String last) {
        return (named.syntax().name() + " " + last).strip().split(" ");
    }

    @ParameterizedTest
    @MethodSource("everything")
    void the_page_of_a_command_tells_all_that_can_be_written(Named named) {
        int code = run(words(named, "--help"));

        assertThat(code).isZero();
        assertThat(printed())
                .startsWith("Usage: " + named.syntax().typed())
                .contains(told(named.syntax()));
        assertThat(printed().lines()).allMatch(text -> text.length() <= 80);
        assertThat(said()).isEmpty();
    }

    private static List<String> told(Syntax syntax) {
        List<String> told = new ArrayList<>(syntax.footer());
        syntax.options().forEach(option -> told.add("      " + option.written() + " "));
        syntax.positionals().forEach(word -> told.add("      " + word.written() + " "));
        told.addAll(List.of("  -h, --help ", "  -V, --version "));
        return told;
    }

    @ParameterizedTest
    @MethodSource("everything")
    void an_option_has_one_name_and_a_sentence(Named named) {
        List<String> options = named.syntax().options().stream().map(Option::name).toList();

        assertThat(options).doesNotHaveDuplicates().allMatch(name -> name.startsWith("--"));
        assertThat(named.syntax().description()).endsWith(".");
        assertThat(named.syntax().options()).allMatch(option -> option.description().endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void every_command_tells_the_version(Named named) {
        int code = run(words(named, "-V"));

        assertThat(code).isZero();
        assertThat(printed()).isEqualTo("dbguild development\n");
    }

    @Test
    void without_a_word_the_commands_are_told() {
        int code = run();

        assertThat(code).isZero();
        assertThat(printed())
                .contains("Commands:")
                .contains(program().names())
                .contains("Exit codes: 0 fine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"review --help --frobnicate", "review --frobnicate -h", "advise -h"})
    void who_asks_for_help_gets_it_whatever_else_is_wrong(String words) {
        int code = run(words.split(" "));

        assertThat(code).isZero();
        assertThat(printed()).startsWith("Usage: ./dbguild ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '"',
            textBlock =
                    """
                    reveiw a.sql => ./dbguild => there is no command 'reveiw'; did you mean 'review'?
                    REVIEW a.sql => ./dbguild => there is no command 'REVIEW'; did you mean 'review'?
                    frobnicate => ./dbguild => there is no command 'frobnicate'
                    -- review a.sql => ./dbguild => there is no option '--'
                    --helpp => ./dbguild => there is no option '--helpp'; did you mean '--help'?
                    --data /x review => ./dbguild => there is no option '--data'
                    agents => ./dbguild agents => a command is missing: list, show, check
                    agents lst => ./dbguild agents => there is no command 'lst'; did you mean 'list'?
                    agents --json => ./dbguild agents => there is no option '--json'
                    agents list --jsn => ./dbguild agents list => there is no option '--jsn'; did you mean '--json'?
                    review --fale-on never => ./dbguild review => there is no option '--fale-on'; did you mean '--fail-on'?
                    review --fail a.sql => ./dbguild review => there is no option '--fail'; did you mean '--fail-on'?
                    review --LAB off => ./dbguild review => there is no option '--LAB'; did you mean '--lab'?
                    doctor -x => ./dbguild doctor => there is no option '-x'
                    doctor -json => ./dbguild doctor => there is no option '-json'; did you mean '--json'?
                    twin -outside.sql => ./dbguild twin => there is no option '-outside.sql'; write -- before words that begin with a hyphen
                    route -5 => ./dbguild route => there is no option '-5'; write -- before words that begin with a hyphen
                    """)
    void what_there_is_not_is_told_with_what_was_probably_meant(
            String words, String page, String what) {
        int code = run(words.split(" "));

        assertThat(said()).isEqualTo(misused(what, page));
        assertThat(code).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '"',
            textBlock =
                    """
                    review --fail-on => ./dbguild review => '--fail-on' lacks its value; write --fail-on=SEVERITY
                    review --target --lab off => ./dbguild review => '--target' lacks its value; write --target=NAME
                    review --fail-on fatal => ./dbguild review => '--fail-on' is 'fatal'; it must be error, warning, info or never
                    review --lab= a.sql => ./dbguild review => '--lab' is ''; it must be auto, on or off
                    serve --port http => ./dbguild serve => '--port' is 'http'; it must be a whole number, at most 2147483647
                    serve --port 99999999999 => ./dbguild serve => '--port' is '99999999999'; it must be a whole number, at most 2147483647
                    review --report sarif => ./dbguild review => '--report' is 'sarif'; it must be FORM=FILE
                    review --report sarif= => ./dbguild review => '--report' is 'sarif='; it must be FORM=FILE
                    review --report =a.json => ./dbguild review => '--report' is '=a.json'; it must be FORM=FILE
                    review --lab off --lab on => ./dbguild review => '--lab' is given more than once
                    doctor --json --json => ./dbguild doctor => '--json' is given more than once
                    route --json=true a => ./dbguild route => '--json' takes no value
                    advise --why => ./dbguild advise => '--target=NAME' is missing
                    """)
    void an_option_is_told_what_is_wrong_with_its_value(String words, String page, String what) {
        int code = run(words.split(" "));

        assertThat(said()).isEqualTo(misused(what, page));
        assertThat(code).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '"',
            textBlock =
                    """
                    ask --target demo => ./dbguild ask => QUESTION is missing
                    explain => ./dbguild explain => PLAN|SQL is missing
                    agents show => ./dbguild agents show => ID is missing
                    ask one two => ./dbguild ask => 'two' is one word too many; text that holds spaces stands in quotes
                    explain a b c => ./dbguild explain => 'c' is one word too many; text that holds spaces stands in quotes
                    serve now => ./dbguild serve => 'now' is one word too many; 'serve' takes options only
                    """)
    void words_are_counted(String words, String page, String what) {
        int code = run(words.split(" "));

        assertThat(said()).isEqualTo(misused(what, page));
        assertThat(code).isEqualTo(2);
    }

    @Test
    void text_that_begins_like_an_option_needs_two_hyphens_before_it() {
        int code = run("ask", "-- why is a = 1 slow\nselect 1");

        assertThat(said())
                .isEqualTo(
                        misused(
                                "there is no option '-- why is a = 1 slow …'; write -- before words that begin with a hyphen",
                                "./dbguild ask"));
        assertThat(code).isEqualTo(2);
    }

    private static String misused(String what, String page) {
        return "bad-request: " + what + "\n  → " + page + " --help shows how\n";
    }

    @Test
    void options_and_words_are_mixed_in_any_order() {
        Line line = line("review", "a.sql", "--lab=off", "b.sql", "--target", "demo", "c.sql");

        assertThat(line.words()).containsExactly("a.sql", "b.sql", "c.sql");
        assertThat(line.values()).containsOnlyKeys("--lab", "--target");
    }

    @Test
    void after_two_hyphens_nothing_is_an_option() {
        Line line = line("review", "--lab", "off", "--", "-dash.sql", "--help", "--");

        assertThat(line.words()).containsExactly("-dash.sql", "--help", "--");
    }

    @Test
    void a_lone_hyphen_is_a_word_and_a_value() {
        Line line = line("ask", "-", "--agent", "-");

        assertThat(line.word()).isEqualTo("-");
        assertThat(line.find(option("ask", "--agent"))).isEqualTo("-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"Orders\"", "'x'", " a b ", "-5", "-- a comment\nselect 1", "a=b", ""})
    void text_stays_as_it_was_written(String text) {
        Line spaced = line("ask", "--target", text, "--", text);

        assertThat(spaced.find(option("ask", "--target"))).isEqualTo(text);
        assertThat(spaced.word()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "NEVER", "Never"})
    void a_choice_is_read_in_letters_of_either_case(String word) {
        Line line = line("review", "--fail-on", word);

        assertThat(line.find(option("review", "--fail-on"))).isEqualTo(FailOn.NEVER);
    }

    @Test
    void what_is_not_given_has_its_default() {
        Line line = line("review");

        assertThat(line.find(option("review", "--fail-on"))).isEqualTo(FailOn.ERROR);
        assertThat(line.find(option("review", "--format"))).isEqualTo("text");
        assertThat(line.find(option("review", "--target"))).isNull();
        assertThat(line.words()).isEmpty();
    }

    @Test
    void what_may_be_repeated_keeps_its_order() {
        Line line =
                line("explain", "a.txt", "--schema", "b.sql", "--schema=a.sql", "--schema", "c");

        assertThat(line.values().get("--schema"))
                .containsExactly(Path.of("b.sql"), Path.of("a.sql"), Path.of("c"));
    }

    @Test
    void one_form_is_written_to_every_file_that_is_named() {
        Line line =
                line(
                        "review",
                        "--report",
                        "sarif=a=b.json",
                        "--report=sarif=c.json",
                        "--report",
                        "gitlab=d.json");

        assertThat(FormOption.of(line).reports())
                .containsExactly(
                        new FormOption.Report("sarif", Path.of("a=b.json")),
                        new FormOption.Report("sarif", Path.of("c.json")),
                        new FormOption.Report("gitlab", Path.of("d.json")));
    }
}
