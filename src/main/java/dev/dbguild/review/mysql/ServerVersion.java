package dev.dbguild.review.mysql;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A version of MySQL (5.7 to 9) or of MariaDB (10 and later), which their first number tells apart.
public record ServerVersion(int major, int minor, int patch) implements Comparable<ServerVersion> {
    /// The newest long-term version, which is meant when none is told.
    public static final ServerVersion NEWEST = new ServerVersion(8, 4, 0);

    /// A patch that is later than any: `8.0` alone means the newest 8.0.
    private static final int LAST = 99;

    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{1,2})(?:\\.(\\d{1,2}))?(?:\\.(\\d{1,2}))?.*");

    /// @param number as [#number()] gives it; `80` and `84` mean 8.0 and 8.4; others are taken for [#NEWEST]
    public static ServerVersion of(int number) {
        if (number >= 50_000) {
            return new ServerVersion(number / 10_000, number / 100 % 100, number % 100);
        }
        return number >= 55 && number <= 99
                ? new ServerVersion(number / 10, number % 10, LAST)
                : NEWEST;
    }

    /// The number of a version as text: `8.0.28` is 80028, `8.4` is 80499, `10.11` is 101199.
    ///
    /// @return 0 when it is no version of MySQL or MariaDB
    public static int number(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return 0;
        }
        int major = Integer.parseInt(written.group(1));
        int minor = written.group(2) == null ? 0 : Integer.parseInt(written.group(2));
        int patch = written.group(3) == null ? LAST : Integer.parseInt(written.group(3));
        boolean known = major >= 5 && major <= 12 && !(major == 5 && minor < 5);
        return known ? major * 10_000 + minor * 100 + patch : 0;
    }

    public boolean mariaDb() {
        return major >= 10;
    }

    /// Whether it is this version or a later one; patches of other servers are never compared.
    public boolean since(int sinceMajor, int sinceMinor, int sincePatch) {
        return compareTo(new ServerVersion(sinceMajor, sinceMinor, sincePatch)) >= 0;
    }

    @Override
    public int compareTo(ServerVersion other) {
        return Comparator.comparingInt(ServerVersion::major)
                .thenComparingInt(ServerVersion::minor)
                .thenComparingInt(ServerVersion::patch)
                .compare(this, other);
    }

    /// `MySQL 8.0.28`, `MySQL 8.4`, `MariaDB 11.4`
    @Override
    public String toString() {
        String exact = patch == LAST || patch == 0 && minor > 0 ? "" : "." + patch;
        return (mariaDb() ? "MariaDB " : "MySQL ") + major + "." + minor + exact;
    }
}
