package dev.dbguild.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option that says where state lives.
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Data directory with the embedded PostgreSQL (default: .dbguild beside the program).")
    @Nullable Path directory;
}
