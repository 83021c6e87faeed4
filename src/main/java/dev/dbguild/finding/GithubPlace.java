package dev.dbguild.finding;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lines of a pull request that a comment can stand on.
record GithubPlace(String path, Change.Lines lines) {

    /// The part of the finding's lines that the pull request shows; empty when it shows none of them.
    static Optional<GithubPlace> of(Told told, Places places, @Nullable Change change) {
        String path = told.path();
        if (path == null || path.startsWith("/")) {
            return Optional.empty();
        }
        return places.region(told.finding().location())
                .map(Region::lines)
                .flatMap(lines -> change == null ? Optional.of(lines) : change.shown(path, lines))
                .map(lines -> new GithubPlace(path, lines));
    }
}
