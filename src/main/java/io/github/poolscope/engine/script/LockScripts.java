package io.github.poolscope.engine.script;

import io.github.poolscope.sync.Event;
import io.github.poolscope.sync.Lock;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.RLock;
import io.github.poolscope.trace.CallKind;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Scripts about locks: who holds one, how often, and what happens when the holder dies. */
final class LockScripts {
    private static final int LEVELS = 3;

    private LockScripts() {}

    static Map<String, Script> all() {
        return Map.of(
                "rlock-taken-again", LockScripts::takenAgain,
                "killed-with-a-lock", LockScripts::killedWithALock);
    }

    private static void takenAgain(ScriptContext context) throws IOException, InterruptedException {
        RLock rlock = new RLock("rlock");
        context.watch(rlock);
        long millis = context.seconds(0.4).toMillis();
        ScriptProcess first = context.process("first", () -> nested(rlock, 1, millis));
        ScriptProcess second = context.process("second", () -> nested(rlock, 1, millis));
        context.start(first);
        context.start(second);
        context.join("join-first", first);
        context.join("join-second", second);
        Lock lock = new Lock("lock");
        context.watch(lock);
        lock.acquire();
        Duration patience = context.seconds(1);
        context.print("a Lock taken again: " + context.at("acquire", CallKind.ACQUIRE, () -> lock.acquire(patience)));
        lock.release();
    }

    @SuppressWarnings("try") // The variable is only used to release the lock.
    private static void nested(RLock lock, int level, long millis) throws InterruptedException {
        try (Lock.Held held = lock.hold()) {
            System.out.println(Process.current().name() + ": has it " + level + " times");
            Thread.sleep(millis);
            if (level < LEVELS) {
                nested(lock, level + 1, millis);
            }
        }
    }

    private static void killedWithALock(ScriptContext context) throws IOException, InterruptedException {
        Lock lock = new Lock("lock");
        Event held = new Event("held");
        Event begun = new Event("begun");
        context.watch(lock);
        context.watch(held);
        context.watch(begun);
        long millis = context.seconds(60).toMillis();
        Duration patience = context.seconds(10);
        ScriptProcess holder = context.process("holder", () -> hold(lock, held, millis));
        ScriptProcess waiter = context.process("waiter", () -> want(lock, begun, patience));
        context.start(holder);
        context.await("wait-held", held);
        context.start(waiter);
        context.await("wait-begun", begun);
        context.sleep("sleep", 1);
        context.terminate(holder, true);
        context.join("join-holder", holder);
        context.print("holder: exit code " + holder.exitCode().orElseThrow());
        context.join("join-waiter", waiter);
    }

    @SuppressWarnings("try") // The variable is only used to release the lock.
    private static void hold(Lock lock, Event taken, long millis) throws InterruptedException {
        try (Lock.Held held = lock.hold()) {
            taken.set();
            Thread.sleep(millis);
        }
    }

    private static void want(Lock lock, Event begun, Duration patience) throws InterruptedException {
        begun.set();
        boolean got = lock.acquire(patience);
        System.out.println("waiter: got the lock " + got);
        if (got) {
            lock.release();
        }
    }
}
