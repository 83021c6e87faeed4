package dev.dbguild.lab;

import dev.dbguild.engine.Target;
import java.util.List;

/// Makes throw-away databases in the embedded PostgreSQL. Thread-safe; the server starts with the first shadow.
///
/// Every method fails with [dev.dbguild.Code#LAB_UNAVAILABLE] when the server cannot be started.
public interface Lab {
    /// The majors that it can run.
    int OLDEST = 14;

    int NEWEST = 18;

    /// A new, empty database of PostgreSQL [#NEWEST].
    Shadow shadow();

    /// A new, empty database of this major version, on its real programs. They are fetched when they are first needed,
    /// and its server starts then.
    ///
    /// @throws dev.dbguild.Problem when the lab has no such version, or its programs cannot be had
    Shadow shadow(int major);

    /// A database of this major version with the schema and settings of a PostgreSQL target: in it changes are tried.
    Replica replicaOf(Target target, int major);

    /// What is needed to make a twin of a PostgreSQL target, read in one read-only transaction. It is kept for some
    /// minutes, as long as the target's schema, statistics and settings stay what they are; tables may have grown a
    /// little meanwhile.
    Blueprint blueprintOf(Target target);

    /// Has the target's blueprint read anew when it is next asked for.
    default void refresh(Target target) {}

    /// A database with the schema, settings and statistics of a PostgreSQL target, and none of its rows: it plans
    /// as the target does.
    default Twin twinOf(Target target) {
        return twinOf(blueprintOf(target));
    }

    /// The same from a blueprint, without the target: on its own major version where its programs can be had.
    Twin twinOf(Blueprint blueprint);

    /// A database with a target's schema and settings, and the rows of some of its tables, analyzed: what is made in it is
    /// really made. On the newest major.
    ///
    /// @param tables as they are written in SQL, with their schemas; those with parts are given by their parts
    /// @param most bytes of rows
    /// @throws dev.dbguild.Problem [dev.dbguild.Code#TOO_LARGE] when there are more
    Replica copyOf(Target target, List<String> tables, long most);
}
