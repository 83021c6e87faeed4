package dev.dbguild.review.generate;

/// The files of a migration, in the order in which they run.
enum Moment {
    /// New values of enums: nothing may use them before they are committed.
    VALUES("add enum values", true),
    /// All that takes its locks for an instant.
    MAIN("change schema", true),
    /// Builds of indexes while everybody works.
    CONCURRENT("build indexes", false),
    /// What stands on those indexes.
    FINISH("use indexes", true),
    /// Checks of rows that were there before.
    VALIDATE("validate", true),
    /// What loses data.
    CONTRACT("drop what is left", true);

    private final String title;
    private final boolean transactional;

    Moment(String title, boolean transactional) {
        this.title = title;
        this.transactional = transactional;
    }

    String title() {
        return title;
    }

    boolean transactional() {
        return transactional;
    }

    Moment orLater(Moment other) {
        return compareTo(other) < 0 ? other : this;
    }
}
