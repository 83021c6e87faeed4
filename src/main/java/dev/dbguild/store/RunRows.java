package dev.dbguild.store;

import dev.dbguild.Json;
import dev.dbguild.agent.Run;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Rows of `dbguild.runs`.
final class RunRows {
    static final String INSERT =
            """
            insert into dbguild.runs (status, finished_at, document, created_at, id)
            values (?, ?, ?::json, ?, ?)
            """;
    static final String UPDATE =
            """
            update dbguild.runs
               set status = ?, finished_at = ?, document = ?::json, created_at = ?
             where id = ?
            """;
    static final String FIND = "select document from dbguild.runs where id = ?";
    static final String NEWEST =
            "select document from dbguild.runs order by created_at desc, id desc limit ?";
    static final String BEFORE =
            """
            select document
              from dbguild.runs
             where (created_at, id) < (select created_at, id from dbguild.runs where id = ?)
             order by created_at desc, id desc
             limit ?
            """;
    static final String UNFINISHED =
            """
            select document
              from dbguild.runs
             where status in ('queued', 'running', 'waiting-for-approval')
             order by id
            """;

    private RunRows() {}

    static void insert(PreparedStatement statement, Run run) throws SQLException {
        update(statement, run);
    }

    static void update(PreparedStatement statement, Run run) throws SQLException {
        statement.setString(1, run.status().id());
        setInstant(statement, 2, run.finishedAt());
        statement.setString(3, Json.text(run));
        setInstant(statement, 4, run.createdAt());
        statement.setString(5, run.id());
    }

    static Run read(ResultSet row) throws SQLException {
        return Documents.read(row.getString(1), Run.class);
    }

    static void setInstant(PreparedStatement statement, int place, @Nullable Instant at)
            throws SQLException {
        if (at == null) {
            statement.setNull(place, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(place, at.atOffset(ZoneOffset.UTC));
        }
    }
}
