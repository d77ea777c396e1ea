package io.github.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a pool's state lets happen, and when the pool is over. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class PoolLifecycleTest {
    private static final long LONG = TimeUnit.SECONDS.toNanos(20);

    private final PoolLifecycle pool = new PoolLifecycle(2);

    @Test
    void a_closed_pool_admits_no_call_and_waits_for_those_that_it_admitted() {
        pool.callBegins();
        pool.feederStarts();
        pool.close();
        assertThatThrownBy(pool::callBegins).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(pool::feederStarts).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> pool.resize(3)).isInstanceOf(IllegalStateException.class);
        assertThat(pool.isClosedToAll()).isFalse();
        pool.callSubmitted();
        assertThat(pool.isClosedToAll()).isFalse();
        pool.feederEnds();
        assertThat(pool.isClosedToAll()).isTrue();
        assertThat(pool.size()).isEqualTo(2);
    }

    @Test
    void a_broken_pool_tells_each_caller_why() {
        PoolBrokenException why = new PoolBrokenException("no worker");
        pool.end(PoolState.BROKEN, why);
        pool.end(PoolState.TERMINATE, new PoolTerminatedException());
        pool.close();
        assertThat(pool.state()).isEqualTo(PoolState.BROKEN);
        assertThatThrownBy(pool::checkRunning).isSameAs(why);
        assertThatThrownBy(pool::callBegins).isSameAs(why);
    }

    @Test
    void a_pool_that_has_ended_starts_no_worker_and_tells_of_one_that_came_too_late() {
        assertThat(pool.tryBeginStart()).isTrue();
        pool.end(PoolState.TERMINATE, new PoolTerminatedException());
        assertThat(pool.tryBeginStart()).isFalse();
        assertThat(pool.workerAlive()).isFalse();
        pool.startEnded();
        assertThat(pool.isGone()).isFalse();
        pool.workerGone();
        assertThat(pool.isGone()).isTrue();
    }

    @Test
    void a_pool_is_gone_when_no_worker_is_there_and_none_is_being_started() throws Exception {
        assertThatThrownBy(() -> pool.awaitGone(LONG)).hasMessage("Pool is still running");
        assertThat(pool.tryBeginStart()).isTrue();
        pool.workerAlive();
        pool.startEnded();
        pool.close();
        assertThat(pool.awaitGone(1_000)).isFalse();
        Thread last = new Thread(pool::workerGone);
        last.start();
        assertThat(pool.awaitGone(LONG)).isTrue();
        last.join();
    }
}
