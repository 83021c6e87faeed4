package dev.dbguild.cli;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.review.ReviewRequest.Input;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells the files that are the change from those that ran before.
///
/// @param history as it was before the change
/// @param files the change; a file that is in both has been edited
record Before(List<Input> history, List<Input> files) {
    static final Before NOTHING = new Before(List.of(), List.of());

    /// @param base a git revision, null when none is named
    /// @param baseline a folder of what ran before, null when none is named
    static Before of(List<Path> paths, @Nullable String base, @Nullable Path baseline) {
        if (base != null && baseline != null) {
            throw new Problem(
                    Code.BAD_ARGUMENT,
                    "--base and --baseline both say what ran before",
                    "name one of them");
        }
        if (base != null) {
            return since(paths, base);
        }
        return baseline == null
                ? new Before(List.of(), SqlFiles.under(paths))
                : beyond(paths, baseline);
    }

    /// What is in the folder ran before; a file of the same relative name is its present text.
    private static Before beyond(List<Path> paths, Path baseline) {
        Map<String, Input> history = new LinkedHashMap<>();
        Set<Path> ran = new HashSet<>();
        for (Input input : SqlFiles.under(List.of(baseline))) {
            history.put(relative(baseline, input), input);
            ran.add(Repository.real(Path.of(input.name())));
        }
        List<Input> files = new ArrayList<>();
        for (Path path : paths) {
            for (Input input : SqlFiles.below(path)) {
                String place = relative(path, input);
                Input was = history.get(place);
                if (ran.contains(Repository.real(Path.of(input.name())))) {
                    continue;
                }
                if (was == null) {
                    files.add(input);
                } else if (!was.text().equals(input.text())) {
                    files.add(input);
                    history.put(place, new Input(input.name(), was.text()));
                }
            }
        }
        return new Before(List.copyOf(history.values()), files);
    }

    private static String relative(Path folder, Input input) {
        Path file = Path.of(input.name());
        return (Files.isDirectory(folder) ? folder.relativize(file) : file.getFileName())
                .toString();
    }

    /// What git had at the merge base ran before.
    private static Before since(List<Path> paths, String revision) {
        List<Input> files = new ArrayList<>();
        List<Input> history = new ArrayList<>();
        for (Path path : paths) {
            Tree tree = Tree.of(path, revision);
            Set<String> present = new HashSet<>();
            for (Input input : SqlFiles.below(path)) {
                String place = tree.place(Path.of(input.name()));
                present.add(place);
                if (!tree.held.contains(place)) {
                    files.add(input);
                } else if (tree.changed.contains(place)) {
                    files.add(input);
                    history.add(new Input(input.name(), tree.text(place)));
                } else {
                    history.add(input);
                }
            }
            tree.held.stream()
                    .filter(place -> SqlFiles.isOurs(place) && !present.contains(place))
                    .forEach(place -> history.add(new Input(tree.name(place), tree.text(place))));
        }
        return new Before(history, files);
    }

    /// A path of the working tree beside what git had there.
    private record Tree(
            Repository repository,
            String commit,
            Path path,
            Set<String> held,
            Set<String> changed) {
        static Tree of(Path path, String revision) {
            Repository repository = Repository.of(path);
            Git git = repository.git();
            String commit = git.base(revision);
            List<String> place = List.of(repository.place(path));
            return new Tree(
                    repository,
                    commit,
                    path,
                    new HashSet<>(git.files(commit, place)),
                    new HashSet<>(git.changed(commit, place)));
        }

        /// Where git has the file.
        String place(Path file) {
            return repository.place(file);
        }

        /// The file's name as the user would write it.
        String name(String place) {
            Path file = repository.root().resolve(place);
            return path.resolve(Repository.real(path).relativize(file)).toString();
        }

        String text(String place) {
            return repository.git().text(commit, place);
        }
    }
}
