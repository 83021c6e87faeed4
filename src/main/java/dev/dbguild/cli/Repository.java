package dev.dbguild.cli;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.review.ReviewRequest.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A repository, whose host knows files by their places in it.
record Repository(Git git, Path root) {

    /// The repository that the file or folder lies in.
    ///
    /// @throws Problem when there is none, or no `git`
    static Repository of(Path path) {
        Path real = real(path);
        Path folder = Files.isDirectory(real) ? real : real.getParent();
        Git git = Git.around(folder == null ? real : folder);
        return new Repository(git, real(git.root()));
    }

    /// The same change with the names that the host knows; as it is where there is no repository.
    static Before named(Before change, Path path) {
        try {
            Repository repository = of(path);
            return new Before(repository.named(change.history()), repository.named(change.files()));
        } catch (Problem noRepository) {
            return change;
        }
    }

    private List<Input> named(List<Input> files) {
        return files.stream().map(file -> new Input(name(file.name()), file.text())).toList();
    }

    /// A file that is no more has its place too.
    private String name(String name) {
        Path file = Path.of(name).toAbsolutePath().normalize();
        Path known = Files.exists(file) ? real(file) : file;
        return known.startsWith(root) ? relative(known) : name;
    }

    /// Where the file or folder lies, `.` for the root.
    String place(Path path) {
        String place = relative(real(path));
        return place.isEmpty() ? "." : place;
    }

    private String relative(Path real) {
        return root.relativize(real).toString().replace('\\', '/');
    }

    /// The path without links.
    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new Problem(
                            Code.UNREADABLE_FILE,
                            "'" + path + "' cannot be read",
                            "name a file or folder that exists and may be read")
                    .with("file", path)
                    .causedBy(e);
        }
    }
}
