package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.sync.Barrier;
import io.github.poolscope.sync.Lock;
import io.github.poolscope.sync.Process;
import io.github.poolscope.task.StartMethod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

@SuppressWarnings("try")
public final class CounterWithLockScript {
    static void count(String path, Barrier start, Lock lock) throws Exception {
        start.await();
        for (int i = 0; i < 2; i++) {
            try (Lock.Held held = lock.hold()) {
                int number = Integer.parseInt(Files.readString(Path.of(path)));
                Thread.sleep(Given.millis(800));
                Files.writeString(Path.of(path), String.valueOf(number + 1), StandardOpenOption.WRITE);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        String path = Files.createTempFile("counter", ".txt").toString();
        Files.writeString(Path.of(path), "0");
        Barrier start = new Barrier(Given.processes(), "start");
        Lock lock = new Lock("lock");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < Given.processes(); i++) {
            Process process = new Process(() -> count(path, start, lock));
            process.setName("counter " + i);
            processes.add(process);
        }
        for (Process process : processes) {
            process.start();
        }
        for (Process process : processes) {
            process.join();  //@join
        }
        System.out.println("counted " + Files.readString(Path.of(path)) + " of " + 2 * Given.processes());
        Files.delete(Path.of(path));
    }
}
