package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.task.StartMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

@SuppressWarnings("try")
public final class MemoryKeptScript {
    static final List<byte[]> KEPT = new ArrayList<>();

    static int f(int x) throws InterruptedException {
        var piece = new byte[24 << 20];
        Arrays.fill(piece, (byte) 'x');
        KEPT.add(piece);
        Thread.sleep(Given.millis(500));
        return KEPT.size();
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        try (var pool = Pool.of(Given.processes())) {
            var pieces = pool.map(MemoryKeptScript::f, IntStream.range(0, Given.items()).boxed().toList(), 1);  //@map
            System.out.println("pieces that the worker held by then: " + pieces);
            Given.sleepExactly(800);  //@sleep
            pool.close();
            pool.join();  //@join
        }
    }
}
