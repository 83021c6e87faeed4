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

    /// The fastest of several runs of a program, from its start to its end; what it prints is thrown away.
    static double bestOfProgram(int runs, List<String> command, File directory) throws Exception {
        return best(runs, () -> run(command, directory));
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
