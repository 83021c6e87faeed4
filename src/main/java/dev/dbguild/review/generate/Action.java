package dev.dbguild.review.generate;

/// A statement and the earliest file that it may stand in.
///
/// @param sql without its semicolon
record Action(Moment moment, String sql) {
    static Action main(String sql) {
        return new Action(Moment.MAIN, sql);
    }

    static Action validate(String sql) {
        return new Action(Moment.VALIDATE, sql);
    }

    /// Only builds of indexes stand outside transactions; what follows them comes in the file behind.
    Action notBefore(Moment earliest) {
        Moment later = moment.orLater(earliest);
        return new Action(
                later == Moment.CONCURRENT && moment != later ? Moment.FINISH : later, sql);
    }
}
