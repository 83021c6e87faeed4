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

    Action notBefore(Moment earliest) {
        return new Action(moment.orLater(earliest), sql);
    }
}
