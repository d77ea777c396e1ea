package io.github.poolscope.history;

import io.github.poolscope.run.RunFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A program that measures how long the list of many runs takes: the folder's attributes alone, which is the floor; the
 * first time, when all files are read; and later, with the index. Arguments: an empty folder, the number of runs.
 */
final class HistoryTimes {
    private HistoryTimes() {}

    public static void main(String[] arguments) throws Exception {
        RunFolder folder = new RunFolder(Path.of(arguments[0]));
        int count = Integer.parseInt(arguments[1]);
        MadeHistory.make(folder, count);
        for (int round = 0; round < 3; round++) {
            long from = System.nanoTime();
            long cpu = cpu();
            int files = folder.files().size();
            tell("attributes of " + files + " files", from, cpu);
        }
        for (int round = 0; round < 4; round++) {
            long from = System.nanoTime();
            long cpu = cpu();
            int runs = new RunIndex(folder).list().size();
            tell((round == 0 ? "first list of " : "list of ") + runs + " runs", from, cpu);
        }
    }

    private static void tell(String what, long from, long cpu) {
        System.out.println(what + ": " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from) + " ms, CPU "
                + TimeUnit.NANOSECONDS.toMillis(cpu() - cpu) + " ms");
    }

    private static long cpu() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }
}
