package dev.dbguild.app;

import dev.dbguild.agent.Run;
import dev.dbguild.agent.RunRequest;
import dev.dbguild.lab.DemoFixture;
import dev.dbguild.lab.SharedCluster;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The whole guild on the demo database, as the command line and the server put it together.
final class House {
    private static final Guildhall BUILTIN = with(Map.of());

    private House() {}

    /// A guildhall on the shared cluster, its model chosen by these settings.
    static Guildhall with(Map<String, String> environment) {
        DemoFixture.target();
        SharedCluster.get().createDatabase(dev.dbguild.lab.Cluster.STATE);
        return Guildhall.around(SharedCluster.get(), environment);
    }

    /// The built-in brain's answer to a question about `demo`.
    static Run ask(String question) {
        return ask(BUILTIN, question, "demo");
    }

    static Run ask(Guildhall hall, String question, @Nullable String target) {
        return hall.runs()
                .start(new RunRequest(question, null, target, List.of(), null, null))
                .await();
    }

    static Guildhall builtin() {
        return BUILTIN;
    }
}
