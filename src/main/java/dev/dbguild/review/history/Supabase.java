package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// `supabase/migrations/20240131120000_name.sql`, sent as one batch with the note that it ran: one transaction.
final class Supabase implements Layout {
    private static final Pattern PATH =
            Pattern.compile("(?:.*[/\\\\])?supabase[/\\\\]migrations[/\\\\]\\d+_[^/\\\\]*\\.sql");

    @Override
    public String id() {
        return "supabase";
    }

    @Override
    public boolean isSure() {
        return true;
    }

    @Override
    public boolean fits(Script script, Folder folder) {
        return script.name().contains("supabase") && PATH.matcher(script.name()).matches();
    }

    @Override
    public String platform() {
        try (InputStream in = Supabase.class.getResourceAsStream("supabase.sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Migration> read(Folder folder) {
        return Timestamped.numbered(folder, RunnerTransaction.WHOLE);
    }
}
