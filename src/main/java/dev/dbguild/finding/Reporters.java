package dev.dbguild.finding;

import dev.dbguild.Code;
import dev.dbguild.Found;
import dev.dbguild.Problem;
import java.util.List;

/// Every form of report that this build has.
public final class Reporters {
    private Reporters() {}

    /// The names of all forms.
    public static List<String> formats() {
        return Found.every(Reporter.class).stream().map(Reporter::format).sorted().toList();
    }

    /// The form of this name, or [Code#BAD_ARGUMENT] with the names there are.
    public static Reporter of(String format) {
        return Found.every(Reporter.class).stream()
                .filter(reporter -> reporter.format().equals(format))
                .findFirst()
                .orElseThrow(() ->
                        new Problem(
                                        Code.BAD_ARGUMENT,
                                        "there is no report in the form '" + format + "'",
                                        "use one of: " + String.join(", ", formats()))
                                .with("argument", "format"));
    }
}
