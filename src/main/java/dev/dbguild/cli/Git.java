package dev.dbguild.cli;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Asks the program `git` about one repository. It only reads.
final class Git {
    private static final int PATIENCE_SECONDS = 30;
    private static final int MOST_BYTES = 64 << 20;

    private final Path root;

    private Git(Path root) {
        this.root = root;
    }

    /// The repository that `directory` lies in.
    ///
    /// @throws Problem when there is none, or no `git`
    static Git around(Path directory) {
        Answer top = new Git(directory).ask("rev-parse", "--show-toplevel");
        if (!top.succeeded()) {
            throw new Problem(
                            Code.BAD_ARGUMENT,
                            "'" + directory + "' is not in a git repository",
                            "leave out --base, or name what ran before with --baseline DIR")
                    .with("path", directory);
        }
        return new Git(Path.of(top.text().strip()));
    }

    Path root() {
        return root;
    }

    /// The commit at which the present work left `revision`; `revision` itself when they never met.
    String base(String revision) {
        if (revision.startsWith("-")
                || !ask("rev-parse", "--verify", "--quiet", revision + "^{commit}").succeeded()) {
            throw new Problem(
                            Code.BAD_ARGUMENT,
                            "git knows no revision '" + revision + "'",
                            "fetch it first; a shallow clone of a build machine does not hold it"
                                    + " (actions/checkout: fetch-depth: 0)")
                    .with("base", revision);
        }
        Answer base = ask("merge-base", revision, "HEAD");
        return base.succeeded()
                ? base.text().strip()
                : told("rev-parse", revision + "^{commit}").strip();
    }

    /// The files of a commit below `paths`, which are relative to the repository.
    List<String> files(String commit, List<String> paths) {
        return names("ls-tree", paths, "-r", "-z", "--name-only", commit);
    }

    /// The files below `paths` that are not what they were in `commit`; those that git does not follow are not among
    /// them.
    List<String> changed(String commit, List<String> paths) {
        return names("diff", paths, "--name-only", "-z", "--no-renames", "--no-ext-diff", commit);
    }

    /// What changed below `paths` since `commit`, as a unified diff.
    String diff(String commit, List<String> paths) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "diff",
                                "--no-color",
                                "--no-ext-diff",
                                "--no-renames",
                                "--no-textconv",
                                "--src-prefix=a/",
                                "--dst-prefix=b/",
                                commit,
                                "--"));
        words.addAll(paths);
        return told(words.toArray(String[]::new));
    }

    /// The files below `paths` that git does not follow and was not told to pass over.
    List<String> untracked(List<String> paths) {
        return names("ls-files", paths, "--others", "--exclude-standard", "-z");
    }

    private List<String> names(String command, List<String> paths, String... options) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(options));
        words.add("--");
        words.addAll(paths);
        return Stream.of(told(words.toArray(String[]::new)).split("\0"))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /// The text of a file as it was in `commit`.
    String text(String commit, String file) {
        return told("show", "--no-textconv", commit + ":" + file);
    }

    private String told(String... words) {
        Answer answer = ask(words);
        if (!answer.succeeded()) {
            throw new Problem(
                    Code.BAD_ARGUMENT,
                    "git " + words[0] + " failed: " + answer.complaint().strip(),
                    "see whether the repository is sound with: git status");
        }
        return answer.text();
    }

    private record Answer(boolean succeeded, String text, String complaint) {}

    private Answer ask(String... words) {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        builder.environment().put("GIT_LITERAL_PATHSPECS", "1");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return answer(process);
        } catch (IOException e) {
            throw new Problem(
                            Code.BAD_ARGUMENT,
                            "--base needs the program 'git', which is not there",
                            "install git, or name what ran before with --baseline DIR")
                    .causedBy(e);
        }
    }

    private static Answer answer(Process process) {
        CompletableFuture<String> text = all(process.getInputStream());
        CompletableFuture<String> complaint = all(process.getErrorStream());
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return new Answer(process.exitValue() == 0, text.join(), complaint.join());
            }
            throw new Problem(
                    Code.TIMED_OUT,
                    "git did not answer within " + PATIENCE_SECONDS + " s",
                    "try again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(Code.CANCELLED, "the wait for git was cancelled", "try again");
        } finally {
            process.destroyForcibly();
        }
    }

    private static CompletableFuture<String> all(InputStream stream) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> text.complete(read(stream)));
        return text;
    }

    private static String read(InputStream stream) {
        try (stream) {
            byte[] bytes = stream.readNBytes(MOST_BYTES);
            stream.transferTo(java.io.OutputStream.nullOutputStream());
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
