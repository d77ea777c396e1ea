package io.github.poolscope.engine.script;

import io.github.poolscope.sync.Event;
import io.github.poolscope.sync.Lock;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.RLock;
import io.github.poolscope.trace.CallKind;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Who has a lock, how often, and what becomes of it when its holder dies. */
final class LockScripts {
    private static final int LEVELS = 3;

    private LockScripts() {}

    static Map<String, Script> all() {
        return Map.of(
                "rlock-taken-again", LockScripts::takenAgain,
                "killed-with-a-lock", LockScripts::killedWithALock);
    }

    private static void takenAgain(Host host) throws IOException, InterruptedException {
        RLock rlock = new RLock("rlock");
        host.watch(rlock);
        long millis = host.seconds(0.4).toMillis();
        ScriptProcess first = host.process("first", () -> nested(rlock, 1, millis));
        ScriptProcess second = host.process("second", () -> nested(rlock, 1, millis));
        host.start(first);
        host.start(second);
        host.join("join-first", first);
        host.join("join-second", second);
        Lock lock = new Lock("lock");
        host.watch(lock);
        lock.acquire();
        Duration patience = host.seconds(1);
        host.print("a Lock taken again: " + host.at("acquire", CallKind.ACQUIRE, () -> lock.acquire(patience)));
        lock.release();
    }

    @SuppressWarnings("try") // What is held is only to be let go.
    private static void nested(RLock lock, int level, long millis) throws InterruptedException {
        try (Lock.Held held = lock.hold()) {
            System.out.println(Process.current().name() + ": has it " + level + " times");
            Thread.sleep(millis);
            if (level < LEVELS) {
                nested(lock, level + 1, millis);
            }
        }
    }

    private static void killedWithALock(Host host) throws IOException, InterruptedException {
        Lock lock = new Lock("lock");
        Event held = new Event("held");
        Event begun = new Event("begun");
        host.watch(lock);
        host.watch(held);
        host.watch(begun);
        long millis = host.seconds(60).toMillis();
        Duration patience = host.seconds(10);
        ScriptProcess holder = host.process("holder", () -> hold(lock, held, millis));
        ScriptProcess waiter = host.process("waiter", () -> want(lock, begun, patience));
        host.start(holder);
        host.await("wait-held", held);
        host.start(waiter);
        host.await("wait-begun", begun);
        host.sleep("sleep", 1);
        host.terminate(holder, true);
        host.join("join-holder", holder);
        host.print("holder: exit code " + holder.exitCode().orElseThrow());
        host.join("join-waiter", waiter);
    }

    @SuppressWarnings("try") // What is held is only to be let go.
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
