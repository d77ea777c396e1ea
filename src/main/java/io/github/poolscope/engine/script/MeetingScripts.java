package io.github.poolscope.engine.script;

import io.github.poolscope.sync.Barrier;
import io.github.poolscope.sync.Condition;
import io.github.poolscope.sync.Event;
import io.github.poolscope.sync.Lock;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.sync.Semaphore;
import io.github.poolscope.task.TaskAction;
import io.github.poolscope.trace.CallKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Scripts of processes that wait for each other: a few at a time, all at once, or together. */
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

    private static void twoAtATime(ScriptContext context) throws IOException, InterruptedException {
        Barrier start = new Barrier(context.plan().workers(), "start");
        Semaphore semaphore = new Semaphore(PERMITS, "semaphore");
        context.watch(start, context.plan().workers());
        context.watch(semaphore, PERMITS);
        long millis = context.seconds(1).toMillis();
        joinAll(context, startAll(context, "guest ", number -> () -> visit(start, semaphore, millis)));
    }

    private static void visit(Barrier start, Semaphore semaphore, long millis) throws Exception {
        start.await();
        semaphore.acquire();
        try {
            System.out.println(Process.current().name() + ": is in");
            Thread.sleep(millis);
        } finally {
            semaphore.release();
        }
    }

    private static void letsAllGo(ScriptContext context) throws IOException, InterruptedException {
        Queue<String> ready = new Queue<>(0, "ready");
        Event go = new Event("go");
        context.watch(ready);
        context.watch(go);
        List<ScriptProcess> processes = startAll(context, "runner ", number -> () -> {
            ready.put(Process.current().name());
            go.await();
            System.out.println(Process.current().name() + ": goes");
        });
        for (int i = 0; i < processes.size(); i++) {
            context.print(context.at("get", CallKind.GET, ready::get) + " is ready");
        }
        context.sleep("sleep", 1.5);
        context.print("main program: go");
        go.set();
        joinAll(context, processes);
    }

    private static void meetsAll(ScriptContext context) throws IOException, InterruptedException {
        Barrier barrier = new Barrier(context.plan().workers(), "barrier");
        context.watch(barrier, context.plan().workers());
        long second = context.seconds(1).toMillis();
        joinAll(context, startAll(context, "walker ", number -> () -> {
            Thread.sleep(number * second);
            System.out.println(Process.current().name() + ": is here");
            barrier.await();
            System.out.println(Process.current().name() + ": goes on");
        }));
    }

    private static void notifies(ScriptContext context) throws IOException, InterruptedException {
        Queue<String> ready = new Queue<>(0, "ready");
        Condition condition = new Condition("condition");
        context.watch(ready);
        context.watch(condition);
        context.watch(condition.lock());
        List<ScriptProcess> processes = startAll(context, "sleeper ", number -> () -> rest(ready, condition));
        for (int i = 0; i < processes.size(); i++) {
            context.print(context.at("get", CallKind.GET, ready::get) + " rests");
        }
        context.sleep("sleep", 1);
        underLock(condition, () -> {
            context.print("main program: notify");
            condition.signal();
        });
        context.sleep("sleep-again", 1.5);
        underLock(condition, () -> {
            context.print("main program: notify_all");
            condition.signalAll();
        });
        joinAll(context, processes);
    }

    @SuppressWarnings("try") // The variable is only used to release the lock.
    private static void rest(Queue<String> ready, Condition condition) throws InterruptedException {
        try (Lock.Held held = condition.lock().hold()) {
            ready.put(Process.current().name());
            condition.await();
            System.out.println(Process.current().name() + ": was notified");
        }
    }

    @SuppressWarnings("try") // The variable is only used to release the lock.
    private static void underLock(Condition condition, Runnable action) throws InterruptedException {
        try (Lock.Held held = condition.lock().hold()) {
            action.run();
        }
    }

    private static List<ScriptProcess> startAll(ScriptContext context, String name, IntFunction<TaskAction> target)
            throws IOException {
        List<ScriptProcess> processes = new ArrayList<>();
        for (int i = 0; i < context.plan().workers(); i++) {
            processes.add(context.process(name + i, target.apply(i)));
        }
        for (ScriptProcess process : processes) {
            context.start(process);
        }
        return processes;
    }

    private static void joinAll(ScriptContext context, List<ScriptProcess> processes) throws InterruptedException {
        for (ScriptProcess process : processes) {
            context.join("join", process);
        }
    }
}
