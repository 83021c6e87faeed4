package dev.dbguild.tool.gate.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.dbguild.Problem;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ExplainsQueries;
import dev.dbguild.engine.RunsReadOnlyQuery;
import dev.dbguild.engine.RunsReadOnlyQuery.Caps;
import dev.dbguild.engine.Target;
import dev.dbguild.engine.mysql.SharedMariaDb;
import dev.dbguild.tool.gate.Admitted;
import dev.dbguild.tool.gate.SqlGate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Holds the gate against a MariaDB, as its administrator.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class MySqlGateTest {
    private final Target root = GateShop.root();

    private static List<String> inputs(String file) throws IOException {
        try (var in = Objects.requireNonNull(MySqlGateTest.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .map(MySqlGateTest::input)
                    .toList();
        }
    }

    private static String input(String line) {
        return line.replace("{name}", GateShop.name())
                .replace("\\\\", "\0")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace('\0', '\\');
    }

    private void run(String sql) {
        Admitted admitted = SqlGate.admit(sql, root);
        Engines.on(root, RunsReadOnlyQuery.class).run(root, admitted.sql(), Caps.DEFAULT);
    }

    private void explain(String sql) {
        Admitted admitted = SqlGate.admitToPlan(sql, root);
        Engines.on(root, ExplainsQueries.class).explain(root, admitted.sql(), true);
    }

    private static boolean refused(Runnable work) {
        try {
            work.run();
            return false;
        } catch (Problem problem) {
            return switch (problem.code()) {
                case REFUSED_SQL, UNREADABLE_SQL -> true;
                default -> false;
            };
        }
    }

    @Test
    @Timeout(60)
    void nothing_hostile_changes_the_server_or_hangs() throws Exception {
        Map<String, String> before = ServerState.read();
        List<String> passed = new ArrayList<>();
        for (String sql : inputs("hostile.txt")) {
            if (!refused(() -> run(sql)) || !refused(() -> explain(sql))) {
                passed.add(sql);
            }
        }

        assertThat(passed).isEmpty();
        assertThat(ServerState.read()).isEqualTo(before);
        assertThat(ServerState.sessions()).isEmpty();
    }

    @Test
    void every_innocent_query_passes() throws Exception {
        List<String> refused = new ArrayList<>();
        for (String sql : inputs("innocent.txt")) {
            try {
                run(sql);
            } catch (Problem problem) {
                refused.add(sql + "   -> " + problem.what());
            }
        }

        assertThat(refused).isEmpty();
    }

    @Test
    void the_mode_of_the_server_decides_where_a_string_ends() {
        String sql = "select 'a\\'; drop table orders; -- '";
        SharedMariaDb.run("", "set global sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES'");
        Target other = SharedMariaDb.target("test", "root", "");

        assertThat(SqlGate.admit(sql, root).sql()).isEqualTo(sql);
        assertThat(refused(() -> SqlGate.admit(sql, other))).isTrue();
        assertThat(refused(() -> SqlGate.admit("select \"sleep\"(5)", other))).isTrue();
        assertThat(SqlGate.admit("select \"a\", 'b\\'", other).sql()).isNotBlank();
        SharedMariaDb.run("", "set global sql_mode = 'STRICT_TRANS_TABLES'");
    }

    private Problem problem(String sql) {
        try {
            SqlGate.admit(sql, root);
            return fail("'" + sql + "' passed");
        } catch (Problem problem) {
            return problem;
        }
    }

    @Test
    void a_function_whose_code_the_user_may_not_see_is_refused_with_the_grant_it_takes() {
        String name = GateShop.name();
        SharedMariaDb.run(
                "",
                "create user " + name + "_caller identified by 'x'",
                "grant select, execute on " + name + ".* to " + name + "_caller");
        Target caller = SharedMariaDb.target(name, name + "_caller", "x");

        assertThatThrownBy(() -> SqlGate.admit("select doubled(2)", caller))
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> assertThat(problem.what()).contains("cannot be read"))
                .satisfies(problem ->
                        assertThat(problem.cure()).contains("grant show create routine"));
    }

    @Test
    void a_refusal_names_the_word_and_its_place() {
        Problem problem = problem("select id, sleep(5) from orders");

        assertThat(problem.what()).contains("'sleep'").contains("more than read");
        assertThat(problem.fields()).containsEntry("word", "sleep").containsEntry("position", 12);
    }

    @Test
    void literals_are_left_out_of_what_is_logged() {
        String blank =
                SqlGate.withoutLiterals(
                        "select * from t /* 4711 */ where a = 'secret' and b in (5, 0x41, \"x\")",
                        "mariadb");

        assertThat(blank).isEqualTo("select * from t where a = ? and b in (?, ?, ?)");
    }

    @Test
    void of_text_that_cannot_be_read_nothing_is_logged() {
        assertThat(SqlGate.withoutLiterals("select 'open", "mysql")).isEqualTo("…");
    }
}
