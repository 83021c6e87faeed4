package dev.dbguild.cli;

import dev.dbguild.agent.Runs;
import dev.dbguild.definition.Guild;
import dev.dbguild.definition.ReviewSection;
import dev.dbguild.engine.Targets;
import dev.dbguild.lab.Lab;
import dev.dbguild.tool.ToolContext;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Everything a command works with. Parts are made when first asked for: `route` starts no PostgreSQL.
public interface Workbench extends AutoCloseable {
    /// The guild of the four folders, whatever is wrong with single files.
    Guild guild();

    /// The configured targets and `demo`; starts or attaches to the embedded PostgreSQL.
    Targets targets();

    Lab lab();

    /// How changes are reviewed: the section `review` of `dbguild.yaml` in the working directory, else in the home.
    ReviewSection reviews();

    Runs runs();

    ToolContext tools();

    /// Serves until the process is told to stop.
    void serve(String host, int port);

    /// What is installed, reachable and configured, and what to do about what is not.
    List<Checkup> checkups();

    @Override
    void close();

    /// Opens a workbench.
    @FunctionalInterface
    interface Opener {
        /// @param data the data directory, null for the default
        /// @param progress receives a line whenever something takes long
        Workbench open(@Nullable Path data, Consumer<String> progress);
    }

    /// One line of `doctor`.
    ///
    /// @param cure what to do, empty when all is well
    record Checkup(String subject, State state, String detail, String cure) {
        /// How a checkup went.
        public enum State {
            OK,
            NOTE,
            PROBLEM
        }
    }
}
