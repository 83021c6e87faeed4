package dev.dbguild.definition;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Finds the files of a folder, in order of their paths: bounded in number and depth, links out of the folder refused.
final class DefinitionFiles {
    static final int MAX_BYTES = 1_000_000;
    static final int MAX_FILES = 2_000;
    static final int MAX_DEPTH = 12;
    private static final Set<String> NEVER = Set.of(".git", "node_modules", "target");

    private final FolderKind kind;
    private final Path folder;
    private final String prefix;
    private final List<DefinitionFile> found = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();
    private final Notes notes;

    private DefinitionFiles(FolderKind kind, Path folder, String prefix) {
        this.kind = kind;
        this.folder = folder;
        this.prefix = prefix;
        this.notes = new Notes(prefix.isEmpty() ? "." : prefix.substring(0, prefix.length() - 1));
    }

    /// @param folders every folder seen, for watching
    record Scan(List<DefinitionFile> files, List<Path> folders, List<Diagnostic> diagnostics) {}

    /// @param prefix what is put before the files' relative paths, empty or ending in `/`
    static Scan scan(FolderKind kind, Path folder, String prefix) {
        if (!Files.isDirectory(folder)) {
            throw missing(kind, folder);
        }
        return new DefinitionFiles(kind, folder, prefix).scan();
    }

    private static Problem missing(FolderKind kind, Path folder) {
        String what =
                Files.exists(folder)
                        ? "'" + folder + "' is not a folder"
                        : "the folder '" + folder + "' is missing";
        return new Problem(
                        Code.BAD_DEFINITION,
                        what,
                        "point to a folder that holds " + kind.holds() + ", or create it")
                .with("folder", folder.toString());
    }

    private Scan scan() {
        try {
            Files.walkFileTree(
                    folder, EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, new Visitor());
        } catch (IOException e) {
            throw new Problem(
                            Code.BAD_DEFINITION,
                            "the folder '" + folder + "' cannot be read",
                            "check its permissions")
                    .with("folder", folder.toString())
                    .causedBy(e);
        }
        found.sort(Comparator.comparing(DefinitionFile::file));
        List<DefinitionFile> kept = found;
        if (found.size() > MAX_FILES) {
            kept = found.subList(0, MAX_FILES);
            notes.error(
                    Spot.FILE,
                    "the folder holds " + found.size() + " files; only " + MAX_FILES + " were read",
                    "point to a smaller folder");
        }
        return new Scan(List.copyOf(kept), List.copyOf(folders), notes.all());
    }

    private String relative(Path path) {
        return prefix + folder.relativize(path).toString().replace('\\', '/');
    }

    private void add(Path path, BasicFileAttributes attributes) {
        String name = path.getFileName().toString();
        if (!kind.counts(name) || name.startsWith(".")) {
            return;
        }
        BasicFileAttributes real = attributes.isSymbolicLink() ? linked(path) : attributes;
        if (real != null && real.isRegularFile()) {
            long modified = real.lastModifiedTime().to(TimeUnit.NANOSECONDS);
            found.add(new DefinitionFile(kind, path, relative(path), modified, real.size()));
        }
    }

    /// What a link points to, or null when it points to nothing or out of the folder.
    private @Nullable BasicFileAttributes linked(Path path) {
        try {
            if (path.toRealPath().startsWith(folder.toRealPath())) {
                return Files.readAttributes(path, BasicFileAttributes.class);
            }
            tellLink(path, "points out of the folder");
        } catch (IOException e) {
            tellLink(path, "points to nothing");
        }
        return null;
    }

    private void tellLink(Path path, String where) {
        notes.error(
                Spot.FILE,
                "the link '" + relative(path) + "' " + where + " and was not read",
                "put the file itself there");
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            String name = String.valueOf(dir.getFileName());
            boolean inside = !dir.equals(folder);
            if (inside && (NEVER.contains(name) || name.startsWith(".."))) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            folders.add(dir);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (attributes.isDirectory()) {
                notes.error(
                        Spot.FILE,
                        "the folder '" + relative(path) + "' lies too deep and was not read",
                        "move it up; " + MAX_DEPTH + " levels are read");
            } else {
                add(path, attributes);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                notes.error(
                        Spot.FILE,
                        "'" + relative(path) + "' cannot be read",
                        "check its permissions");
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
