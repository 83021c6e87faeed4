package dev.dbguild.lab;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// A twin in a shadow of the embedded cluster.
final class DatabaseTwin implements Twin {
    private final DatabaseShadow shadow;
    private final List<String> differences;

    DatabaseTwin(DatabaseShadow shadow, List<String> differences) {
        this.shadow = shadow;
        this.differences = List.copyOf(differences);
    }

    @Override
    public String name() {
        return shadow.name();
    }

    @Override
    public Connection connect() {
        return shadow.connect();
    }

    @Override
    public List<String> differences() {
        return differences;
    }

    @Override
    public long settleIndex(String index) {
        try (Connection connection = shadow.connect();
                Connection administrator = shadow.connectAsAdministrator()) {
            NewIndex settled = NewIndex.of(connection, index);
            RelationFiles files = new RelationFiles(administrator, shadow.cluster().files());
            long pages = settled.pages(files);
            Blueprint.Size size = settled.asSize(pages);
            TwinBuilder.restoreSize(
                    connection, size, Math.toIntExact(Math.min(pages, Integer.MAX_VALUE)));
            files.resize(size);
            return pages * BtreeFile.PAGE;
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        }
    }

    @Override
    public void close() {
        shadow.close();
    }
}
