package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import java.util.List;
import java.util.regex.Pattern;

/// Formatted SQL: `--liquibase formatted sql`, then `--changeset author:id` and `--rollback …` again and again.
///
/// Each changeset is a transaction unless it says `runInTransaction:false`. Files are taken in the order of their
/// names, for what the changelog that includes them says is not known.
final class Liquibase implements Layout {
    private static final Pattern FIRST_LINE =
            Pattern.compile("(?i)[\\s\\uFEFF]*--\\s*liquibase\\s+formatted\\s+sql\\b");

    @Override
    public String id() {
        return "liquibase";
    }

    @Override
    public boolean isSure() {
        return true;
    }

    @Override
    public boolean fits(Script script, Folder folder) {
        return FIRST_LINE.matcher(script.text()).lookingAt();
    }

    @Override
    public List<Migration> read(Folder folder) {
        return folder.scripts().stream()
                .filter(script -> fits(script, folder))
                .flatMap(script -> Changesets.of(script).stream())
                .toList();
    }
}
