package dev.dbguild.plan;

/// What each node is of the whole: of the time where the query was run and timed, else of the cost.
public final class Shares {
    private final Plan plan;
    private final ExclusiveTime time;
    private final boolean timed;

    public Shares(Plan plan) {
        this.plan = plan;
        this.time = new ExclusiveTime(plan);
        this.timed = plan.nodes().getFirst().totalMs() > 0;
    }

    /// Whether they are of the time.
    public boolean ofTime() {
        return timed;
    }

    /// 0 to 1; 0 where the whole is nothing.
    public double of(PlacedNode placed) {
        if (timed) {
            return time.share(placed);
        }
        return plan.cost() <= 0 ? 0 : Math.min(1, placed.node().ownCost() / plan.cost());
    }

    /// Milliseconds of the node alone.
    public double ms(PlacedNode placed) {
        return time.of(placed);
    }
}
