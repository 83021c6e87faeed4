package dev.dbguild.engine.mysql;

import dev.dbguild.engine.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Where a target is, as its URL says, without what a URL could slip in.
///
/// @param hosts with ports, as written
/// @param options the ones that concern encryption or how to reach the server; all others are left out, for some make
///     the driver run several statements, read files of this machine or set variables of the session
record Address(String hosts, String database, String options) {
    private static final List<String> KEPT =
            List.of(
                    "sslmode",
                    "serversslcert",
                    "truststore",
                    "truststorepassword",
                    "truststoretype",
                    "keystore",
                    "keystorepassword",
                    "keystoretype",
                    "keypassword",
                    "enabledsslprotocolsuites",
                    "enabledsslciphersuites",
                    "serverrsapublickeyfile",
                    "allowpublickeyretrieval",
                    "localsocket");

    static Address of(Target target) {
        String url = target.url().replaceFirst("^(jdbc:)?(mysql|mariadb):(\\w+:)?//", "");
        String[] parts = url.split("\\?", 2);
        String[] place = parts[0].split("/", 2);
        return new Address(
                place[0].replaceFirst("^[^@/]*@", ""),
                place.length == 2 ? place[1] : "",
                parts.length == 2 ? options(parts[1]) : "");
    }

    private static String options(String written) {
        return Arrays.stream(written.split("&"))
                .map(Address::translated)
                .filter(option -> KEPT.contains(name(option)))
                .collect(Collectors.joining("&"));
    }

    /// What MySQL's own driver calls otherwise.
    private static String translated(String option) {
        return option.equalsIgnoreCase("useSSL=true") ? "sslMode=trust" : option;
    }

    private static String name(String option) {
        return option.split("=", 2)[0].toLowerCase(Locale.ROOT);
    }

    String jdbcUrl() {
        return "jdbc:mariadb://"
                + hosts
                + "/"
                + database
                + (options.isEmpty() ? "" : "?" + options);
    }
}
