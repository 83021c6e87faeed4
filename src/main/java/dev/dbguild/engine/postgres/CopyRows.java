package dev.dbguild.engine.postgres;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.CopiesRows;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/// COPY from one server into another, row by row and as text, which every major reads.
final class CopyRows implements CopiesRows {
    private final Sessions sessions;

    CopyRows(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public long copy(Target target, List<Transfer> transfers, Connection into, long most) {
        return sessions.read(
                target,
                from -> {
                    try (Statement statement = from.createStatement()) {
                        statement.execute(
                                "set local datestyle = 'ISO'; set local intervalstyle = 'postgres'");
                    }
                    long bytes = 0;
                    for (Transfer transfer : transfers) {
                        bytes += copy(transfer, from, into, most - bytes);
                    }
                    return bytes;
                });
    }

    private static long copy(Transfer transfer, Connection from, Connection into, long most)
            throws SQLException {
        String list = "(" + transfer.columns() + ")";
        CopyOut out =
                api(from)
                        .copyOut(
                                "copy (select %s from only %s) to stdout"
                                        .formatted(transfer.columns(), transfer.table()));
        CopyIn in = api(into).copyIn("copy " + transfer.table() + " " + list + " from stdin");
        try {
            long bytes = pour(out, in, most);
            in.endCopy();
            return bytes;
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
            if (out.isActive()) {
                out.cancelCopy();
            }
        }
    }

    private static CopyManager api(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static long pour(CopyOut out, CopyIn in, long most) throws SQLException {
        long bytes = 0;
        for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
            bytes += row.length;
            if (bytes > most) {
                throw new Problem(
                        Code.TOO_LARGE,
                        "the tables hold more than may be copied",
                        "raise the limit, or do without a copy");
            }
            in.writeToCopy(row, 0, row.length);
        }
        return bytes;
    }
}
