"""A timer's signal in the middle of everything, whose handler takes a lock of multiprocessing and raises at times."""
import multiprocessing as mp
import signal
from concurrent.futures import ThreadPoolExecutor

lock = mp.get_context("fork").RLock()
rang = 0


class Rang(Exception):
    pass


def ring(*_):
    global rang
    rang += 1
    with lock:
        pass


def increment(x):
    return x + 1


if __name__ == "__main__":
    queue = mp.get_context("fork").Queue()
    with mp.get_context("fork").Pool(2) as pool, ThreadPoolExecutor(2) as executor:
        signal.signal(signal.SIGALRM, ring)
        signal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0005)
        assert list(pool.imap(increment, range(4000))) == list(range(1, 4001))
        results = [pool.apply_async(increment, (i,)) for i in range(1000)]
        assert [result.get() for result in results] == list(range(1, 1001))
        assert list(executor.map(increment, range(2000))) == list(range(1, 2001))
        for i in range(500):
            queue.put(i)
            assert queue.get() == i
        signal.setitimer(signal.ITIMER_REAL, 0)
    print("right", rang > 20)
