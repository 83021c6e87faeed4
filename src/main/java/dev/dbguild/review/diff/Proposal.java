package dev.dbguild.review.diff;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.finding.Change;
import dev.dbguild.finding.Change.Lines;
import dev.dbguild.review.Review.NotChecked;
import dev.dbguild.review.ReviewRequest.Input;
import dev.dbguild.sql.Dialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a diff puts up for review, as far as it and the texts sent with it tell.
///
/// New files are whole in the diff. Of a changed file the full text is taken when it was sent, and what it was before
/// goes into the history; otherwise the statements that lie whole within the hunks are read. Texts of files that the
/// diff does not name are history.
///
/// @param files in the order of the diff
/// @param notChecked what of the diff could not be read, and why
public record Proposal(
        List<Input> files, List<Input> history, List<NotChecked> notChecked, Change change) {
    static final int MOST_FILES = 1_000;
    static final int LONGEST = 20_000_000;

    public Proposal {
        files = List.copyOf(files);
        history = List.copyOf(history);
        notChecked = List.copyOf(notChecked);
    }

    /// What was sent with a diff.
    ///
    /// @param texts files as they are now
    /// @param history what ran before the change, in order
    /// @param wanted tells by its path whether a file is to be reviewed
    public record Context(
            List<Input> texts, List<Input> history, Dialect dialect, Predicate<String> wanted) {}

    /// @param commit the commit that comments are to be about, null for the newest
    /// @throws Problem [Code#BAD_ARGUMENT] when it is no diff, [Code#TOO_LARGE], [Code#TOO_MANY]
    public static Proposal of(String diff, @Nullable String commit, Context context) {
        if (diff.length() > LONGEST) {
            throw new Problem(
                            Code.TOO_LARGE,
                            "the diff has %,d characters; at most %,d are read"
                                    .formatted(diff.length(), LONGEST),
                            "send the diff of the migrations only: git diff BASE...HEAD -- '*.sql'")
                    .with("limit", LONGEST);
        }
        List<FileDiff> wanted =
                DiffReader.read(diff).stream()
                        .filter(file -> context.wanted().test(file.path()))
                        .toList();
        if (wanted.size() > MOST_FILES) {
            throw new Problem(
                            Code.TOO_MANY,
                            "%,d files of the diff are to be reviewed; at most %,d are"
                                    .formatted(wanted.size(), MOST_FILES),
                            "send fewer files")
                    .with("limit", MOST_FILES);
        }
        return new Sorting(context).sorted(wanted, commit);
    }

    /// Puts each file where it belongs. Not thread-safe.
    private static final class Sorting {
        private final Context context;
        private final Map<String, String> texts = new HashMap<>();
        private final Map<String, Input> history = new LinkedHashMap<>();
        private final List<Input> files = new ArrayList<>();
        private final List<NotChecked> notChecked = new ArrayList<>();
        private final Map<String, List<Lines>> shown = new HashMap<>();

        Sorting(Context context) {
            this.context = context;
            context.texts().forEach(text -> texts.put(plain(text.name()), text.text()));
        }

        private static String plain(String name) {
            return name.replace('\\', '/').replaceFirst("^(\\./)+", "");
        }

        Proposal sorted(List<FileDiff> diffs, @Nullable String commit) {
            List<String> named = diffs.stream().map(FileDiff::path).toList();
            context.texts().stream()
                    .filter(text -> !named.contains(plain(text.name())))
                    .forEach(this::remember);
            context.history().forEach(this::remember);
            diffs.forEach(this::add);
            if (diffs.isEmpty()) {
                notChecked.add(new NotChecked("diff", "it changes no SQL file"));
            }
            return new Proposal(
                    files, List.copyOf(history.values()), notChecked, new Change(commit, shown));
        }

        private void remember(Input ran) {
            history.putIfAbsent(plain(ran.name()), ran);
        }

        private void add(FileDiff file) {
            if (file.isGone()) {
                remember(new Input(file.path(), before(file)));
                notChecked.add(new NotChecked(file.path(), "it was deleted; nothing of it runs"));
                return;
            }
            shown.put(file.path(), shown(file));
            String text = texts.get(file.path());
            if (file.isNew() && !file.binary()) {
                files.add(new Input(file.path(), text == null ? now(file) : text));
            } else if (text != null) {
                whole(file, text);
            } else {
                pieces(file);
            }
        }

        private void whole(FileDiff file, String text) {
            String before = Sides.before(file, text);
            if (file.path().equals(file.oldPath())) {
                remember(new Input(file.path(), before));
            }
            files.add(new Input(file.path(), text));
        }

        private void pieces(FileDiff file) {
            if (file.binary()) {
                notChecked.add(
                        new NotChecked(file.path(), "git takes it for binary and shows nothing"));
            } else if (file.hunks().isEmpty()) {
                noLines(file);
            } else {
                Fragments fragments = Fragments.of(file, context.dialect());
                if (!fragments.text().isBlank()) {
                    files.add(new Input(file.path(), fragments.text()));
                }
                notChecked.add(unseen(file, fragments));
            }
        }

        private void noLines(FileDiff file) {
            boolean moved = !Objects.equals(file.oldPath(), file.newPath());
            if (moved) {
                notChecked.add(
                        new NotChecked(
                                file.path(),
                                "it was '%s' and no line changed; send its text in 'files' to have it reviewed"
                                        .formatted(file.oldPath())));
            }
        }

        private static NotChecked unseen(FileDiff file, Fragments fragments) {
            List<String> lines =
                    fragments.unread().stream()
                            .map(each -> "lines " + each.first() + " to " + each.last())
                            .toList();
            String pieces =
                    lines.isEmpty()
                            ? ""
                            : "; of " + String.join(", ", lines) + " a part is missing";
            return new NotChecked(
                    file.path(),
                    "only what the diff shows of it is known"
                            + pieces
                            + "; send its full text in 'files'");
        }

        private static List<Lines> shown(FileDiff file) {
            return file.hunks().stream()
                    .filter(hunk -> !hunk.now().isEmpty())
                    .map(hunk ->
                            new Lines(hunk.newStart(), hunk.newStart() + hunk.now().size() - 1))
                    .toList();
        }

        private static String now(FileDiff file) {
            return Sides.text(file.hunks().stream().flatMap(hunk -> hunk.now().stream()).toList());
        }

        private static String before(FileDiff file) {
            return Sides.text(
                    file.hunks().stream().flatMap(hunk -> hunk.before().stream()).toList());
        }
    }
}
