package dev.dbguild.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.lab.SharedCluster;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HangUpTest {
    private static final String ENDLESS =
            "with recursive endless(i) as (select 1 union all select i + 1 from endless) select count(*) from endless";

    @Test
    void a_client_that_hangs_up_cancels_its_query_on_the_server() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", Api.port())) {
            ask(socket);
            waitUntil(running -> running == 1);
        }

        waitUntil(running -> running == 0);
    }

    private static void ask(Socket socket) throws IOException {
        String body = "{\"target\":\"shop\",\"sql\":\"" + ENDLESS + "\"}";
        String request =
                """
                POST /api/v1/tools/run_query HTTP/1.1\r
                Host: 127.0.0.1\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                """
                        .formatted(body.length());
        socket.getOutputStream().write((request + body).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /// Long before the statement's own time-out of fifteen seconds.
    private static void waitUntil(LongPredicate enough) throws Exception {
        long deadline = System.nanoTime() + 8_000_000_000L;
        while (!enough.test(running()) && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        assertThat(running()).matches(enough::test);
    }

    private static long running() throws SQLException {
        try (Connection connection = SharedCluster.get().connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select count(*) from pg_stat_activity where state = 'active'"
                                        + " and query like '%dbguild_rows%' and pid <> pg_backend_pid()")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
