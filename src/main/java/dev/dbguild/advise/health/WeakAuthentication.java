package dev.dbguild.advise.health;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.advise.IndexStatement;
import dev.dbguild.engine.ReadsAuthentication.Authentication;
import dev.dbguild.engine.ReadsAuthentication.Line;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;
import java.util.stream.Stream;

/// Who names a role gets in, or its password is easily found out.
final class WeakAuthentication implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "weak-authentication",
                    "anybody who can reach the server gets in as whom he likes, or passwords can be found out",
                    "a line of pg_hba.conf with 'trust' or 'password' for another machine; a password kept as MD5",
                    "PostgreSQL documentation, client authentication",
                    "superuser; left out for others");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        Authentication authentication = read(facts);
        return Stream.concat(
                        authentication.trusted().stream()
                                .filter(line -> !line.address().matches("local|127\\..*|::1.*"))
                                .map(WeakAuthentication::open),
                        authentication.weakPasswords().stream().map(WeakAuthentication::weak))
                .toList();
    }

    private static Authentication read(HealthFacts facts) {
        try {
            return facts.authentication();
        } catch (Problem problem) {
            if (problem.code() != Code.DATABASE_REFUSED) {
                throw problem;
            }
            throw new Problem(
                    Code.DATABASE_REFUSED,
                    "only a superuser may read pg_hba.conf and passwords",
                    "let an administrator run: select * from pg_hba_file_rules where auth_method = 'trust';");
        }
    }

    private static Finding open(Line line) {
        return CARD.declared("pg_hba.conf line " + line.line())
                .error(
                        "line %d of pg_hba.conf lets '%s' in by '%s'"
                                .formatted(line.line(), line.address(), line.method()),
                        new Remedy(
                                "write scram-sha-256 there and reload: select pg_reload_conf();",
                                null));
    }

    private static Finding weak(String role) {
        return CARD.declared("role " + role)
                .warning(
                        "the password of '%s' is kept as MD5, which is quickly found out"
                                .formatted(role),
                        new Remedy(
                                "set password_encryption to scram-sha-256, then set the password again: \\password "
                                        + IndexStatement.quoted(role),
                                null));
    }
}
