package dev.dbguild.schema.script;

import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where unqualified names belong while a script runs. Not thread-safe.
final class SearchPath {
    private static final String PUBLIC = "public";
    private static final Pattern CONFIGURED =
            Pattern.compile("(?is)set_config\\s*\\(\\s*'search_path'\\s*,\\s*'([^']*)'.*");

    private List<String> schemas = List.of(PUBLIC);

    void apply(Statement.SetVariable set) {
        if (set.setting().equals("search_path") && set.kind().equals("SET")) {
            to(set.value());
        } else if (set.kind().equals("RESET")) {
            schemas = List.of(PUBLIC);
        }
    }

    void apply(Statement.Query query) {
        Matcher matcher = CONFIGURED.matcher(query.text());
        if (matcher.find()) {
            to(matcher.group(1));
        }
    }

    private void to(String list) {
        schemas =
                List.of(list.split(",")).stream()
                        .map(each -> Name.of(each.strip().replace("'", "")).last())
                        .filter(each -> !each.isEmpty() && !each.equals("$user"))
                        .filter(each -> !each.equals("pg_catalog") && !each.equals("default"))
                        .toList();
    }

    /// The qualified name of what is made under this name.
    String made(Name name) {
        String first = schemas.isEmpty() ? PUBLIC : schemas.getFirst();
        return name.parts().size() > 1
                ? name.schema() + "." + name.last()
                : first + "." + name.last();
    }

    /// The qualified name of what is meant by this name; where nothing is known of it, what it would be made as.
    String meant(Name name, Predicate<String> known) {
        if (name.parts().size() > 1) {
            return made(name);
        }
        for (String schema : schemas) {
            String qualified = schema + "." + name.last();
            if (known.test(qualified)) {
                return qualified;
            }
        }
        return made(name);
    }
}
