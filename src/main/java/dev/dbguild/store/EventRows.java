package dev.dbguild.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Json;
import dev.dbguild.agent.Event;
import dev.dbguild.agent.RunEvent;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/// Rows of `dbguild.run_events`.
final class EventRows {
    static final String INSERT =
            """
            insert into dbguild.run_events (run, sequence, type, at, event)
            values (?, ?, ?, ?, ?::json)
            """;
    static final String AFTER =
            """
            select run, sequence, at, event
              from dbguild.run_events
             where run = ? and sequence > ?
             order by sequence
             limit ?
            """;

    private EventRows() {}

    static void insert(PreparedStatement statement, RunEvent event) throws SQLException {
        JsonNode document = Json.tree(event.event());
        statement.setString(1, event.run());
        statement.setLong(2, event.sequence());
        statement.setString(3, document.path("type").asText());
        RunRows.setInstant(statement, 4, event.at());
        statement.setString(5, Json.text(document));
    }

    static RunEvent read(ResultSet row) throws SQLException {
        return new RunEvent(
                row.getString(1),
                row.getLong(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                Documents.read(row.getString(4), Event.class));
    }
}
