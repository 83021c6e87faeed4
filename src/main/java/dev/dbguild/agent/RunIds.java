package dev.dbguild.agent;

import java.security.SecureRandom;
import java.time.Instant;

/// Makes ids of runs: `run_` and 26 characters of Crockford's base 32, which sort by time of making.
final class RunIds {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int TIME_DIGITS = 10;
    private static final int COUNTER_DIGITS = 4;
    private static final int RANDOM_DIGITS = 12;
    private final SecureRandom random = new SecureRandom();
    private long lastMillisecond;
    private int counter;

    /// Two ids made by this object sort in the order they were made, within a millisecond too.
    synchronized String next(Instant at) {
        long millisecond = Math.max(at.toEpochMilli(), lastMillisecond);
        counter = millisecond == lastMillisecond ? counter + 1 : 0;
        lastMillisecond = millisecond;
        return "run_"
                + digits(millisecond, TIME_DIGITS)
                + digits(counter, COUNTER_DIGITS)
                + digits(random.nextLong(1L << (5 * RANDOM_DIGITS)), RANDOM_DIGITS);
    }

    private static String digits(long value, int length) {
        char[] text = new char[length];
        for (int i = length - 1; i >= 0; i--) {
            text[i] = DIGITS.charAt((int) (value & 31));
            value >>>= 5;
        }
        return new String(text);
    }
}
