package dev.dbguild.review;

import dev.dbguild.review.LabRun.Trip;
import dev.dbguild.review.history.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The migrations of a change beside what the lab saw of them.
///
/// @param trips one for each migration of the change
record Journal(Course course, List<Trip> trips) {

    /// A migration that has gone back in the lab.
    record Returned(Migration migration, Trip trip, Return back) {}

    Stream<Returned> returned() {
        List<Returned> all = new ArrayList<>();
        for (int i = 0; i < trips.size(); i++) {
            Return back = trips.get(i).back();
            if (back != null) {
                all.add(new Returned(course.change().get(i), trips.get(i), back));
            }
        }
        return all.stream();
    }
}
