package dev.dbguild.lab;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/// Random passwords, one a role, in a file that only its owner may read.
final class Secrets {
    private static final int BYTES = 24;

    private final Path file;

    Secrets(Path file) {
        this.file = file;
    }

    /// The role's password; made and kept when there is none.
    synchronized String password(String role) {
        try {
            Properties known = read();
            String password = known.getProperty(role);
            if (password == null) {
                password = random();
                known.setProperty(role, password);
                write(known);
            }
            return password;
        } catch (IOException e) {
            throw Disk.unwritable(file, e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Properties read() throws IOException {
        Properties known = new Properties();
        if (Files.exists(file)) {
            known.load(new StringReader(Files.readString(file)));
        }
        return known;
    }

    private void write(Properties known) throws IOException {
        StringWriter text = new StringWriter();
        known.store(text, "passwords of the embedded PostgreSQL; keep this file to yourself");
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        createPrivate(fresh);
        Files.writeString(fresh, text.toString(), StandardOpenOption.WRITE);
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// An empty file that nobody else can ever have opened.
    static void createPrivate(Path file) throws IOException {
        boolean posix =
                Files.getFileStore(file.toAbsolutePath().getParent())
                        .supportsFileAttributeView("posix");
        FileAttribute<?>[] attributes =
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        Files.createFile(file, attributes);
    }
}
