package dev.dbguild.cli;

import dev.dbguild.finding.Change;
import dev.dbguild.finding.Change.Lines;
import dev.dbguild.review.diff.DiffReader;
import dev.dbguild.review.diff.FileDiff;
import dev.dbguild.review.diff.Hunk;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The lines that a pull request against a revision shows, by the places of the files in the repository.
final class ShownLines {
    private static final Lines ALL = new Lines(1, Integer.MAX_VALUE);

    private ShownLines() {}

    static Change since(List<Path> paths, String revision) {
        Map<String, List<Lines>> shown = new HashMap<>();
        for (Path path : paths) {
            Repository repository = Repository.of(path);
            Git git = repository.git();
            List<String> places = List.of(repository.place(path));
            DiffReader.read(git.diff(git.base(revision), places))
                    .forEach(file -> shown.put(file.path(), lines(file)));
            git.untracked(places).forEach(file -> shown.put(file, List.of(ALL)));
        }
        return new Change(null, shown);
    }

    private static List<Lines> lines(FileDiff file) {
        return file.hunks().stream()
                .filter(hunk -> !hunk.now().isEmpty())
                .map(ShownLines::lines)
                .toList();
    }

    private static Lines lines(Hunk hunk) {
        return new Lines(hunk.newStart(), hunk.newStart() + hunk.now().size() - 1);
    }
}
