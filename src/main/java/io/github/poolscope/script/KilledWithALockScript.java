package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.sync.Event;
import io.github.poolscope.sync.Lock;
import io.github.poolscope.sync.Process;
import io.github.poolscope.task.StartMethod;
import java.time.Duration;

@SuppressWarnings("try")
public final class KilledWithALockScript {
    static void hold(Lock lock, Event taken) throws Exception {
        try (Lock.Held held = lock.hold()) {
            taken.set();
            Thread.sleep(Given.millis(60_000));
        }
    }

    static void want(Lock lock, Event begun) throws Exception {
        begun.set();
        Duration patience = Duration.ofMillis(Given.millis(10_000));
        boolean got = lock.acquire(patience);
        System.out.println("waiter: got the lock " + got);
        if (got) {
            lock.release();
        }
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        Lock lock = new Lock("lock");
        Event held = new Event("held");
        Event begun = new Event("begun");
        Process holder = Process.of(KilledWithALockScript::hold, lock, held);
        Process waiter = Process.of(KilledWithALockScript::want, lock, begun);
        holder.setName("holder");
        waiter.setName("waiter");
        holder.start();
        held.await();  //@wait-held
        waiter.start();
        begun.await();  //@wait-begun
        Given.sleep(1000);  //@sleep
        holder.kill();
        holder.join();  //@join-holder
        System.out.println("holder: exit code " + holder.exitCode().getAsInt());
        waiter.join();  //@join-waiter
    }
}
