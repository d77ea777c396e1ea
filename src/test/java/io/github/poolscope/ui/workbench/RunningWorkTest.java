package io.github.poolscope.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.run.Recording;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.testing.HandMadeRun;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.ui.workbench.RunningWork.Phase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Starts, stops and abandons runs without a window. */
@ExtendWith(ApplicationExtension.class)
class RunningWorkTest {
    private final List<String> told = new ArrayList<>();
    private final List<Recording> shown = new ArrayList<>();
    private final List<LiveRun> abandoned = new ArrayList<>();
    private int stops;

    private static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }

    private static void actOnFx(Runnable work) {
        onFx(() -> {
            work.run();
            return true;
        });
    }

    private RunningWork work(RunStarts.Starter starter) {
        return onFx(() -> {
            RunningWork made = new RunningWork(new RunStarts(starter), shown::add, told::add);
            made.onStop(() -> stops++, abandoned::add);
            return made;
        });
    }

    private static HandMadeRun run(CompletableFuture<Void> over) {
        return new HandMadeRun(SampleRuns.imap("item"), over);
    }

    private static void awaitPhase(RunningWork work, Phase phase) {
        await().until(() -> onFx(() -> work.phaseProperty().get()) == phase);
    }

    @Test
    void whatever_breaks_at_a_start_is_told_and_the_next_run_can_start() {
        List<Throwable> breaks = List.of(
                new OutOfMemoryError("Java heap space"),
                new ExceptionInInitializerError(new IllegalStateException("in a static initialiser")),
                new IOException("the disk is full"),
                new IllegalStateException("no engine"));
        AtomicReference<Throwable> next = new AtomicReference<>();
        RunningWork work = work((plan, partOf) -> {
            Throwable breaking = next.get();
            if (breaking instanceof IOException error) {
                throw error;
            }
            if (breaking instanceof RuntimeException error) {
                throw error;
            }
            throw (Error) breaking;
        });
        for (Throwable breaking : breaks) {
            next.set(breaking);
            List<String> refused = new ArrayList<>();
            actOnFx(() -> work.start(Plan.DEFAULT, begun -> told.add("begun"), refused::add));
            awaitPhase(work, Phase.NONE);
            assertThat(onFx(refused::size)).isEqualTo(1);
        }
        assertThat(told).hasSameSizeAs(breaks).allMatch(why -> why.startsWith("The run was not started: "));
        assertThat(shown).isEmpty();
    }

    @Test
    void a_run_that_never_starts_can_be_given_up_and_is_stopped_if_it_starts_after_all() {
        CountDownLatch never = new CountDownLatch(1);
        HandMadeRun late = run(new CompletableFuture<>());
        RunningWork work = work((plan, partOf) -> {
            awaitUninterruptibly(never);
            return late;
        });
        actOnFx(() -> {
            work.start(Plan.DEFAULT);
            work.stop();
        });
        assertThat(onFx(() -> work.phaseProperty().get())).isEqualTo(Phase.STOPPING);
        awaitPhase(work, Phase.STUCK);
        actOnFx(work::stop);
        assertThat(told).containsExactly("The run was stopped before it had begun.");
        assertThat(onFx(work::isRunning)).isFalse();
        never.countDown();
        await().until(() -> late.stops() > 0);
        assertThat(shown).isEmpty();
        assertThat(abandoned).isEmpty();
    }

    @Test
    void a_run_that_was_stopped_before_it_started_has_the_full_time_to_stop() {
        CountDownLatch starts = new CountDownLatch(1);
        CompletableFuture<Void> over = new CompletableFuture<>();
        HandMadeRun run = run(over);
        RunningWork work = work((plan, partOf) -> {
            awaitUninterruptibly(starts);
            return run;
        });
        actOnFx(() -> {
            work.start(Plan.DEFAULT);
            work.stop();
        });
        awaitPhase(work, Phase.STUCK);
        starts.countDown();
        await().until(() -> run.stops() == 1);
        assertThat(onFx(() -> work.phaseProperty().get())).isEqualTo(Phase.STOPPING);
        awaitPhase(work, Phase.STUCK);
        actOnFx(work::stop);
        assertThat(run.stops()).isEqualTo(1);
        assertThat(abandoned).containsExactly(run);
        assertThat(told).singleElement().asString().startsWith("The run does not stop");
        assertThat(onFx(work::isRunning)).isFalse();
        assertThat(stops).isEqualTo(2);
        // Its end changes nothing for the run after it.
        HandMadeRun next = run(new CompletableFuture<>());
        actOnFx(() -> work.started(next));
        over.complete(null);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(onFx(() -> work.phaseProperty().get())).isEqualTo(Phase.RUNNING);
    }

    @Test
    void one_run_at_a_time_and_an_end_with_an_error_is_an_end() {
        CompletableFuture<Void> over = new CompletableFuture<>();
        HandMadeRun run = run(over);
        List<Plan> started = new ArrayList<>();
        RunningWork work = work((plan, partOf) -> {
            started.add(plan);
            return run;
        });
        actOnFx(() -> {
            work.start(Plan.DEFAULT);
            work.start(Plan.DEFAULT);
        });
        awaitPhase(work, Phase.RUNNING);
        actOnFx(() -> work.start(Plan.DEFAULT));
        assertThat(onFx(() -> work.isLive(run))).isTrue();
        over.completeExceptionally(new AssertionError("while it was saved"));
        awaitPhase(work, Phase.NONE);
        assertThat(started).hasSize(1);
        assertThat(shown).containsExactly(run);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean waiting = true;
        while (waiting) {
            try {
                latch.await();
                waiting = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                waiting = false;
            }
        }
    }
}
