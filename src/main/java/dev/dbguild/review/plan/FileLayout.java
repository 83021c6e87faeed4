package dev.dbguild.review.plan;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How a migration tool wants its files named, and how it is told to open no transaction.
public enum FileLayout {
    FLYWAY {
        @Override
        public List<PlannedFile> files(FilePair pair) {
            List<PlannedFile> files = new ArrayList<>();
            String up = "V" + pair.version() + "__" + pair.slug() + ".sql";
            String down = "U" + pair.version() + "__" + pair.slug() + ".sql";
            files.add(new PlannedFile(up, pair.up().text()));
            files.add(new PlannedFile(down, pair.down().text()));
            if (!pair.up().transactional()) {
                files.add(new PlannedFile(up + ".conf", NO_TRANSACTION));
            }
            if (!pair.down().transactional()) {
                files.add(new PlannedFile(down + ".conf", NO_TRANSACTION));
            }
            return files;
        }
    },
    GOLANG_MIGRATE {
        @Override
        public List<PlannedFile> files(FilePair pair) {
            String name = pair.version() + "_" + pair.slug();
            return List.of(
                    new PlannedFile(name + ".up.sql", pair.up().wrapped()),
                    new PlannedFile(name + ".down.sql", pair.down().wrapped()));
        }
    },
    GOOSE {
        @Override
        public List<PlannedFile> files(FilePair pair) {
            boolean inOne = pair.up().transactional() && pair.down().transactional();
            String head = inOne ? "" : "-- +goose NO TRANSACTION\n";
            return List.of(
                    new PlannedFile(
                            pair.version() + "_" + pair.slug() + ".sql",
                            head
                                    + "-- +goose Up\n"
                                    + pair.up().goose()
                                    + "\n-- +goose Down\n"
                                    + pair.down().goose()));
        }
    },
    DBMATE {
        @Override
        public List<PlannedFile> files(FilePair pair) {
            return List.of(
                    new PlannedFile(
                            pair.version() + "_" + pair.slug() + ".sql",
                            "-- migrate:up"
                                    + flag(pair.up().transactional())
                                    + "\n"
                                    + pair.up().text()
                                    + "\n-- migrate:down"
                                    + flag(pair.down().transactional())
                                    + "\n"
                                    + pair.down().text()));
        }

        private String flag(boolean transactional) {
            return transactional ? "" : " transaction:false";
        }
    },
    SQLX {
        @Override
        public List<PlannedFile> files(FilePair pair) {
            String name = pair.version() + "_" + pair.slug();
            return List.of(
                    new PlannedFile(
                            name + ".up.sql", flag(pair.up().transactional()) + pair.up().text()),
                    new PlannedFile(
                            name + ".down.sql",
                            flag(pair.down().transactional()) + pair.down().text()));
        }

        private String flag(boolean transactional) {
            return transactional ? "" : "-- no-transaction\n";
        }
    };

    private static final String NO_TRANSACTION = "executeInTransaction=false\n";

    public abstract List<PlannedFile> files(FilePair pair);

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws Problem [Code#BAD_ARGUMENT] for a name that is none
    public static FileLayout of(String id) {
        return Arrays.stream(values())
                .filter(each -> each.id().equals(id.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new Problem(
                                        Code.BAD_ARGUMENT,
                                        "there is no layout '" + id + "'",
                                        "use one of: "
                                                + Arrays.stream(values())
                                                        .map(FileLayout::id)
                                                        .collect(Collectors.joining(", ")))
                                .with("argument", "layout"));
    }
}
