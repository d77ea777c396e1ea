package io.github.poolscope.pool;

import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.task.UnreadableException;
import io.github.poolscope.task.UnsendableException;
import io.github.poolscope.trace.TraceRecorder;
import java.io.FileInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A program with a heap of 32 MiB and few file descriptors that needs more than that. Prints a line for each step. */
public final class SmallProgram {
    static final int MIB = 1 << 20;

    private SmallProgram() {}

    /** Returned by a worker: a number of MiB of one kind. */
    static Object large(int kind, int mib) {
        return switch (kind) {
            case 0 -> new byte[mib * MIB];
            case 1 -> "x".repeat(mib * MIB);
            case 2 -> new ArrayList<>(Collections.nCopies(mib * MIB / 8, 1234567L));
            case 3 -> List.of(new byte[mib * MIB], "behind it");
            default -> throw new IllegalStateException("x".repeat(mib * MIB));
        };
    }

    private static String outcome(ThrowingSupplier<?> what) {
        try {
            Object value = what.get();
            return "got " + value.getClass().getSimpleName();
        } catch (Throwable e) {
            String message = String.valueOf(e.getMessage());
            return e.getClass().getSimpleName() + ": " + message.substring(0, Math.min(400, message.length()));
        }
    }

    private interface ThrowingSupplier<T> {
        T get() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        long seed = Long.parseLong(args[0]);
        System.out.println("without files " + terminateWithoutFiles()); // First, while few classes are loaded.
        PoolOptions options = PoolOptions.builder()
                .processes(1)
                .spares(false)
                .recorder(TraceRecorder.live())
                .build();
        Pool pool = Pool.create(options);
        for (int kind = 0; kind <= 4; kind++) {
            int which = kind;
            System.out.println(kind + " " + outcome(() -> pool.apply(x -> large(which, 40), 0)));
        }
        System.out.println("in a chunk " + neighbours(pool));
        System.out.println("at random " + atRandom(pool, new Random(seed)));
        System.out.println("queue " + throughQueues());
        pool.close();
        System.out.println("joined " + pool.join(Duration.ofSeconds(20)));
    }

    /** Returns a large result in the middle of a chunk; all others must arrive. */
    private static List<String> neighbours(Pool pool) {
        ResultIterator<Object> results = pool.imap(x -> x == 3 ? large(3, 40) : x, range(8), 8);
        List<String> all = new ArrayList<>();
        while (results.hasNext()) {
            try {
                all.add(String.valueOf(results.next()));
            } catch (UnreadableException e) {
                all.add("-");
            }
        }
        return all;
    }

    /** Returns how many of twelve results of random sizes and kinds arrived, or failed as expected. */
    private static String atRandom(Pool pool, Random random) throws Exception {
        int expected = 0;
        int unreadable = 0;
        for (int i = 0; i < 12; i++) {
            int kind = random.nextInt(4);
            int mib = random.nextInt(4) == 0 ? 50 + random.nextInt(20) : random.nextInt(3);
            try {
                pool.apply(x -> large(kind, mib), 0);
                expected += mib < 3 ? 1 : 0;
            } catch (UnreadableException e) {
                unreadable++;
                expected += mib >= 50 ? 1 : 0;
            }
        }
        return expected + " of 12 as expected, unreadable: " + (unreadable > 0) + ", then "
                + pool.map(x -> x + 1, range(3));
    }

    /** Puts an item too large for its owner's memory, and gets one too large for its own. */
    private static String throughQueues() throws Exception {
        Queue<Object> toChild = new Queue<>();
        Queue<Object> fromChild = new Queue<>();
        Process putter = Process.of(SmallProgram::put, fromChild);
        putter.start();
        String put = String.valueOf(fromChild.get(Duration.ofSeconds(20)));
        putter.join();
        toChild.put(new byte[6 * MIB]); // Too large for its receiver, and a part of the memory left here.
        Process getter = new Process(
                () -> get(toChild, fromChild), io.github.poolscope.sync.ProcessOptions.DEFAULT.jvmArguments("-Xmx6m"));
        getter.start();
        String got = String.valueOf(fromChild.get(Duration.ofSeconds(20)));
        getter.join();
        return put + " / " + got;
    }

    private static void put(Queue<Object> to) throws Exception {
        String outcome = "put";
        try {
            to.put(new byte[40 * MIB]);
        } catch (UnsendableException e) {
            outcome = "Unsendable: " + e.getMessage();
        }
        to.put(outcome);
    }

    private static void get(Queue<Object> from, Queue<Object> to) throws Exception {
        String outcome;
        try {
            outcome = "got " + from.get(Duration.ofSeconds(8));
        } catch (UnreadableException e) {
            outcome = "Unreadable: " + e.getMessage();
        }
        to.put(outcome);
    }

    /** Ends a working pool when no file can be opened any more. */
    private static boolean terminateWithoutFiles() throws Exception {
        Pool pool = Pool.create(PoolOptions.builder().processes(2).spares(false).build());
        pool.map(x -> x, range(4));
        AsyncResult<Integer> endless = pool.applyAsync(
                (Integer x) -> {
                    while (true) {
                        Thread.onSpinWait();
                    }
                },
                0);
        while (pool.workers().stream().noneMatch(worker -> worker.index().isPresent())) {
            Thread.onSpinWait();
        }
        List<FileInputStream> open = new ArrayList<>();
        try {
            while (true) {
                open.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException e) {
            // That was the last one.
        }
        pool.terminate();
        boolean joined = pool.join(Duration.ofSeconds(20));
        for (FileInputStream one : open) {
            one.close();
        }
        return joined && endless.ready();
    }

    private static List<Integer> range(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
