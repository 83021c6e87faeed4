package dev.dbguild.lab;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.Arrays;

/// The releases of PostgreSQL that the lab can run, one of each major version that is still supported.
///
/// The newest is part of the build and holds dbguild's state; the others are fetched when they are first asked for.
enum Release {
    POSTGRESQL_14(14, "14.22.0"),
    POSTGRESQL_15(15, "15.17.0"),
    POSTGRESQL_16(16, "16.13.0"),
    POSTGRESQL_17(17, "17.9.0"),
    POSTGRESQL_18(18, "18.4.0");

    private final int major;
    private final String version;

    Release(int major, String version) {
        this.major = major;
        this.version = version;
    }

    /// @throws Problem when the lab has no such major version
    static Release of(int major) {
        return Arrays.stream(values())
                .filter(release -> release.major == major)
                .findFirst()
                .orElseThrow(() ->
                        new Problem(
                                        Code.BAD_ARGUMENT,
                                        "the lab cannot run PostgreSQL " + major,
                                        "name a major version from "
                                                + Lab.OLDEST
                                                + " to "
                                                + Lab.NEWEST)
                                .with("server-version", String.valueOf(major)));
    }

    /// The one that plans most like a server of some major version.
    static Release nearest(int major) {
        return of(Math.clamp(major, Lab.OLDEST, Lab.NEWEST));
    }

    int major() {
        return major;
    }

    /// Of the artifact that holds its programs: `15.17.0` is PostgreSQL 15.17.
    String version() {
        return version;
    }

    /// Whether its programs are on the class path.
    boolean isBuiltIn() {
        return major == Lab.NEWEST;
    }

    boolean atLeast(int other) {
        return major >= other;
    }
}
