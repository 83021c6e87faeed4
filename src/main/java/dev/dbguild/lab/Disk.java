package dev.dbguild.lab;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;

/// Directories made, emptied, and given to the account that runs the server.
final class Disk {
    private Disk() {}

    static void makeDirectory(Path directory, String permissions) {
        try {
            Files.createDirectories(directory);
            permit(directory, permissions);
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    static void permit(Path path, String permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    /// Deletes a tree; one that is not there is fine.
    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(
                tree,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @org.jspecify.annotations.Nullable IOException e)
                            throws IOException {
                        Files.delete(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /// Makes `owner` the owner of a tree.
    static void give(Path tree, UserPrincipal owner) throws IOException {
        try (var paths = Files.walk(tree)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.setAttribute(path, "posix:owner", owner, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    static Problem unwritable(Path path, IOException cause) {
        return new Problem(
                        Code.BAD_SETTING,
                        "'" + path + "' cannot be written: " + cause.getMessage(),
                        "choose another data directory with --data DIR, or make this one writable")
                .with("file", path.toString())
                .causedBy(cause);
    }
}
