package dev.dbguild.lab;

import java.nio.file.Path;
import java.util.List;

/// As whom the server's programs run. PostgreSQL refuses root, so root needs a way round.
enum RunAs {
    /// As whoever we are: an ordinary user, or Windows.
    OURSELVES(List.of()),
    /// As root inside a user namespace of its own, where root is nobody: files stay root's, nothing changes owner.
    NAMESPACE(List.of("unshare", "--user")),
    /// As the system's account `nobody`, where namespaces are forbidden, as in most containers.
    NOBODY(List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups")),
    /// As `nobody` where there is no `setpriv`.
    NOBODY_BY_SU(List.of("su", "nobody", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--"));

    private final List<String> prefix;

    RunAs(List<String> prefix) {
        this.prefix = prefix;
    }

    /// The first way that works here.
    static RunAs here() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return OURSELVES;
        }
        for (RunAs way : List.of(NAMESPACE, NOBODY, NOBODY_BY_SU)) {
            if (way.program("true").succeeds()) {
                return way;
            }
        }
        return OURSELVES;
    }

    /// A program and its arguments, run this way.
    Command program(Object... words) {
        return new Command(prefix, words);
    }

    boolean isAnotherAccount() {
        return switch (this) {
            case OURSELVES, NAMESPACE -> false;
            case NOBODY, NOBODY_BY_SU -> true;
        };
    }

    /// Whether the account may pass through `directory`.
    boolean reaches(Path directory) {
        return !isAnotherAccount() || program("test", "-x", directory).succeeds();
    }
}
