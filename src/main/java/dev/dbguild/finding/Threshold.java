package dev.dbguild.finding;

/// A threshold of the guild's own table: where a figure stops being good and where it becomes critical.
///
/// @param unit `ms`, `%`
/// @param warning first value that is no longer good
/// @param critical first value that is critical
/// @param falling whether low figures are the bad ones
public record Threshold(
        String metric, String unit, double warning, double critical, boolean falling) {
    public static final Threshold QUERY_RESPONSE =
            new Threshold("query response", "ms", 50, 200, false);
    public static final Threshold CACHE_HIT = new Threshold("cache hit ratio", "%", 95, 85, true);
    public static final Threshold DEAD_ROWS = new Threshold("dead rows", "%", 5, 20, false);
    public static final Threshold FRAGMENTATION =
            new Threshold("table fragmentation", "%", 10, 30, false);
    public static final Threshold CONNECTIONS =
            new Threshold("connection usage", "%", 50, 80, false);
    public static final Threshold LOCK_WAIT = new Threshold("lock wait time", "ms", 10, 100, false);

    /// The upper bound of "good" and of "warning" belong to the worse side only beyond them: 95 % of hits is a
    /// warning, 85 % too; 200 ms is a warning, more is critical.
    public Rating rate(double value) {
        double distance = falling ? -value : value;
        double first = falling ? -warning : warning;
        double second = falling ? -critical : critical;
        if (distance > second) {
            return Rating.CRITICAL;
        }
        return distance >= first ? Rating.WARNING : Rating.GOOD;
    }
}
