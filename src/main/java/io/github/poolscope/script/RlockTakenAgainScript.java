package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.sync.Lock;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.RLock;
import io.github.poolscope.task.StartMethod;
import java.time.Duration;

@SuppressWarnings("try")
public final class RlockTakenAgainScript {
    static void nested(RLock lock, int level) throws Exception {
        try (Lock.Held held = lock.hold()) {
            System.out.println(Process.current().name() + ": has it " + level + " times");
            Thread.sleep(Given.millis(400));
            if (level < 3) {
                nested(lock, level + 1);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        RLock rlock = new RLock("rlock");
        Process first = Process.of(RlockTakenAgainScript::nested, rlock, 1);
        Process second = Process.of(RlockTakenAgainScript::nested, rlock, 1);
        first.setName("first");
        second.setName("second");
        first.start();
        second.start();
        first.join();  //@join-first
        second.join();  //@join-second
        Lock lock = new Lock("lock");
        lock.acquire();
        Duration patience = Duration.ofMillis(Given.millis(1000));
        System.out.println("a Lock taken again: " + lock.acquire(patience));  //@acquire
        lock.release();
    }
}
