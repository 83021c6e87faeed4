package dev.dbguild.review.plan;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plain queries on a connection to the lab.
public final class Rows {
    private Rows() {}

    /// The first column of every row; null becomes empty text.
    public static List<String> texts(Connection connection, String sql, Object... arguments) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    String text = rows.getString(1);
                    texts.add(text == null ? "" : text);
                }
                return texts;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public static long number(Connection connection, String sql, Object... arguments) {
        String text = texts(connection, sql, arguments).getFirst();
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    /// Why a statement was refused, or empty when it ran.
    public static Optional<String> refusal(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(message(e));
        }
    }

    public static void run(Connection connection, String sql) {
        refusal(connection, sql)
                .ifPresent(why -> {
                    throw new Problem(
                                    Code.SQL_FAILED, "the lab refused: " + why, "see the statement")
                            .with("sql", sql);
                });
    }

    public static Problem failed(SQLException e) {
        return new Problem(
                        Code.SQL_FAILED,
                        "the lab refused: " + message(e),
                        "look into server.log below the data directory")
                .causedBy(e);
    }

    /// The server's first line, without the word that it is an error.
    public static String message(SQLException e) {
        return String.valueOf(e.getMessage())
                .replaceFirst("^(ERROR|FATAL): ", "")
                .lines()
                .findFirst()
                .orElse("");
    }
}
