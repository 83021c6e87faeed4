package dev.dbguild.cli;

import java.nio.file.Path;

/// The option that says where state lives.
final class DataOption {
    static final Option<Path> DATA =
            Option.path(
                    "--data",
                    "DIR",
                    "Data directory with the embedded PostgreSQL (default: .dbguild beside the program).");

    private DataOption() {}
}
