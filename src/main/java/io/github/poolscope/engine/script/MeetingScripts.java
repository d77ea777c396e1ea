package io.github.poolscope.engine.script;

import io.github.poolscope.sync.Barrier;
import io.github.poolscope.sync.Condition;
import io.github.poolscope.sync.Event;
import io.github.poolscope.sync.Lock;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.sync.Semaphore;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.wire.TaskAction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** How processes let each other go on: a few at a time, all at once, or together. */
final class MeetingScripts {
    private static final int PERMITS = 2;

    private MeetingScripts() {}

    static Map<String, Script> all() {
        return Map.of(
                "semaphore-two-at-a-time", MeetingScripts::twoAtATime,
                "event-lets-all-go", MeetingScripts::letsAllGo,
                "barrier-meets-all", MeetingScripts::meetsAll,
                "condition-notifies", MeetingScripts::notifies);
    }

    private static void twoAtATime(Host host) throws IOException, InterruptedException {
        Barrier start = new Barrier(host.plan().workers(), "start");
        Semaphore semaphore = new Semaphore(PERMITS, "semaphore");
        host.watch(start, host.plan().workers());
        host.watch(semaphore, PERMITS);
        long millis = host.seconds(1).toMillis();
        joinAll(host, startAll(host, "guest ", number -> () -> visit(start, semaphore, millis)));
    }

    private static void visit(Barrier start, Semaphore semaphore, long millis) throws Exception {
        int unused = start.await();
        semaphore.acquire();
        try {
            System.out.println(Process.current().name() + ": is in");
            Thread.sleep(millis);
        } finally {
            semaphore.release();
        }
    }

    private static void letsAllGo(Host host) throws IOException, InterruptedException {
        Queue<String> ready = new Queue<>(0, "ready");
        Event go = new Event("go");
        host.watch(ready);
        host.watch(go);
        List<ScriptProcess> processes = startAll(host, "runner ", number -> () -> {
            ready.put(Process.current().name());
            go.await();
            System.out.println(Process.current().name() + ": goes");
        });
        for (int i = 0; i < processes.size(); i++) {
            host.print(host.at("get", CallKind.GET, ready::get) + " is ready");
        }
        host.sleep("sleep", 1.5);
        host.print("main program: go");
        go.set();
        joinAll(host, processes);
    }

    private static void meetsAll(Host host) throws IOException, InterruptedException {
        Barrier barrier = new Barrier(host.plan().workers(), "barrier");
        host.watch(barrier, host.plan().workers());
        long second = host.seconds(1).toMillis();
        joinAll(host, startAll(host, "walker ", number -> () -> {
            Thread.sleep(number * second);
            System.out.println(Process.current().name() + ": is here");
            int unused = barrier.await();
            System.out.println(Process.current().name() + ": goes on");
        }));
    }

    private static void notifies(Host host) throws IOException, InterruptedException {
        Queue<String> ready = new Queue<>(0, "ready");
        Condition condition = new Condition("condition");
        host.watch(ready);
        host.watch(condition);
        host.watch(condition.lock());
        List<ScriptProcess> processes = startAll(host, "sleeper ", number -> () -> rest(ready, condition));
        for (int i = 0; i < processes.size(); i++) {
            host.print(host.at("get", CallKind.GET, ready::get) + " rests");
        }
        host.sleep("sleep", 1);
        underLock(condition, () -> {
            host.print("main program: notify");
            condition.signal();
        });
        host.sleep("sleep-again", 1.5);
        underLock(condition, () -> {
            host.print("main program: notify_all");
            condition.signalAll();
        });
        joinAll(host, processes);
    }

    @SuppressWarnings("try") // What is held is only to be let go.
    private static void rest(Queue<String> ready, Condition condition) throws InterruptedException {
        try (Lock.Held held = condition.lock().hold()) {
            ready.put(Process.current().name());
            condition.await();
            System.out.println(Process.current().name() + ": was notified");
        }
    }

    @SuppressWarnings("try") // What is held is only to be let go.
    private static void underLock(Condition condition, Runnable action) throws InterruptedException {
        try (Lock.Held held = condition.lock().hold()) {
            action.run();
        }
    }

    private static List<ScriptProcess> startAll(Host host, String name, IntFunction<TaskAction> target)
            throws IOException {
        List<ScriptProcess> processes = new ArrayList<>();
        for (int i = 0; i < host.plan().workers(); i++) {
            processes.add(host.process(name + i, target.apply(i)));
        }
        for (ScriptProcess process : processes) {
            host.start(process);
        }
        return processes;
    }

    private static void joinAll(Host host, List<ScriptProcess> processes) throws InterruptedException {
        for (ScriptProcess process : processes) {
            host.join("join", process);
        }
    }
}
