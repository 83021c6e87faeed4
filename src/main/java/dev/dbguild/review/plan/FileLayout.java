package dev.dbguild.review.plan;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How a migration tool wants its files named, and how it is told to open no transaction.
enum FileLayout {
    FLYWAY {
        @Override
        List<PlannedFile> files(Numbered step) {
            List<PlannedFile> files = new ArrayList<>();
            String up = "V" + step.version() + "__" + step.slug() + ".sql";
            String down = "U" + step.version() + "__" + step.slug() + ".sql";
            files.add(new PlannedFile(up, step.up()));
            files.add(new PlannedFile(down, step.down()));
            if (!step.step().transactional()) {
                files.add(new PlannedFile(up + ".conf", NO_TRANSACTION));
            }
            if (!step.step().downTransactional()) {
                files.add(new PlannedFile(down + ".conf", NO_TRANSACTION));
            }
            return files;
        }
    },
    GOLANG_MIGRATE {
        @Override
        List<PlannedFile> files(Numbered step) {
            String name = step.version() + "_" + step.slug();
            return List.of(
                    new PlannedFile(
                            name + ".up.sql", step.wrapped(step.up(), step.step().transactional())),
                    new PlannedFile(
                            name + ".down.sql",
                            step.wrapped(step.down(), step.step().downTransactional())));
        }
    },
    GOOSE {
        @Override
        List<PlannedFile> files(Numbered step) {
            boolean inOne = step.step().transactional() && step.step().downTransactional();
            String head = inOne ? "" : "-- +goose NO TRANSACTION\n";
            return List.of(
                    new PlannedFile(
                            step.version() + "_" + step.slug() + ".sql",
                            head
                                    + "-- +goose Up\n"
                                    + step.goose(step.step().up(), step.up())
                                    + "\n-- +goose Down\n"
                                    + step.goose(step.step().down(), step.down())));
        }
    },
    DBMATE {
        @Override
        List<PlannedFile> files(Numbered step) {
            return List.of(
                    new PlannedFile(
                            step.version() + "_" + step.slug() + ".sql",
                            "-- migrate:up"
                                    + flag(step.step().transactional())
                                    + "\n"
                                    + step.up()
                                    + "\n-- migrate:down"
                                    + flag(step.step().downTransactional())
                                    + "\n"
                                    + step.down()));
        }

        private String flag(boolean transactional) {
            return transactional ? "" : " transaction:false";
        }
    },
    SQLX {
        @Override
        List<PlannedFile> files(Numbered step) {
            String name = step.version() + "_" + step.slug();
            return List.of(
                    new PlannedFile(
                            name + ".up.sql", flag(step.step().transactional()) + step.up()),
                    new PlannedFile(
                            name + ".down.sql",
                            flag(step.step().downTransactional()) + step.down()));
        }

        private String flag(boolean transactional) {
            return transactional ? "" : "-- no-transaction\n";
        }
    };

    private static final String NO_TRANSACTION = "executeInTransaction=false\n";

    abstract List<PlannedFile> files(Numbered step);

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static FileLayout of(String id) {
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
