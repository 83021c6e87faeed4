package dev.dbguild.lab;

import java.nio.file.Path;
import java.sql.Connection;

/// Another process for [ClusterTest]: opens a cluster, says what it sees, and then ends or waits to be killed.
final class ClusterChild {
    private ClusterChild() {}

    public static void main(String... args) throws Exception {
        Cluster cluster = Cluster.open(Path.of(args[0]), progress -> {});
        try (Connection connection = cluster.connect(Cluster.STATE)) {
            System.out.println("owner=" + cluster.isOwner());
            System.out.println("one=" + Jdbc.number(connection, "select 1"));
            if (args[1].equals("hold")) {
                Jdbc.run(connection, "create table held as select 7 as n");
            }
            System.out.println("port=" + cluster.port());
            if (args[1].equals("hold")) {
                Thread.sleep(60_000);
            }
        }
    }
}
