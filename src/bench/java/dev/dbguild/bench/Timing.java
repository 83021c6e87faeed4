package dev.dbguild.bench;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// Takes the time of work, in milliseconds.
final class Timing {
    private Timing() {}

    /// Work that may fail.
    interface Work {
        void run() throws Exception;
    }

    /// The fastest of several runs: the others were disturbed by something.
    static double best(int runs, Work work) throws Exception {
        double[] times = new double[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            work.run();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        return Arrays.stream(times).min().orElseThrow();
    }

    /// The fastest run of each program, from its start to its end, turn by turn, so that what disturbs one of them for
    /// a while disturbs all; what they print is thrown away.
    static List<Double> bestOf(int turns, List<List<String>> commands, File directory)
            throws Exception {
        double[] best = new double[commands.size()];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        for (int turn = 0; turn < turns; turn++) {
            for (int i = 0; i < best.length; i++) {
                List<String> command = commands.get(i);
                best[i] = Math.min(best[i], best(1, () -> run(command, directory)));
            }
        }
        return Arrays.stream(best).boxed().toList();
    }

    private static void run(List<String> command, File directory)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(directory)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        int code = process.waitFor();
        if (code > 1) {
            throw new IOException(command.getFirst() + " ended with " + code);
        }
    }
}
