"""Subclasses and changed methods of Pool, as programs found on the web have them: istarmap, pools within pools."""
import multiprocessing as mp
import multiprocessing.pool
import multiprocessing.process
import threading
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor


class NoDaemonProcess(mp.get_context("fork").Process):
    @property
    def daemon(self):
        return False

    @daemon.setter
    def daemon(self, value):
        pass


class NoDaemonContext(type(mp.get_context("fork"))):
    Process = NoDaemonProcess


class NestablePool(mp.pool.Pool):
    def __init__(self, *args, **kwargs):
        kwargs["context"] = NoDaemonContext()
        self.calls = 0
        super().__init__(*args, **kwargs)

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self.calls += 1
        return super().apply_async(func, args, kwds, callback, error_callback)


def istarmap(self, func, iterable, chunksize=1):
    """starmap, lazily: a method that many programs add to Pool."""
    self._check_running()
    result = mp.pool.IMapIterator(self)
    self._taskqueue.put((
        self._guarded_task_generation(result._job, mp.pool.starmapstar, mp.pool.Pool._get_tasks(func, iterable, chunksize)),
        result._set_length))
    return (item for chunk in result for item in chunk)


mp.pool.Pool.istarmap = istarmap


class CountingExecutor(ThreadPoolExecutor):
    submitted = 0

    def submit(self, fn, *args, **kwargs):
        self.submitted += 1
        future = super().submit(fn, *args, **kwargs)
        future.mine = True
        return future


class Lazy(Future):
    """A future that no executor has."""

    def result(self, timeout=None):
        if not self.done():
            self.set_result("made when asked for")
        return super().result(timeout)


def add(a, b=1):
    return a + b


def nested(n):
    with mp.get_context("fork").Pool(2) as pool:
        return sum(pool.map(add, range(n), chunksize=1))


def in_threads(n, out):
    with mp.get_context("fork").Pool(1) as pool:
        out.append(sum(pool.map(add, range(n))))


if __name__ == "__main__":
    with NestablePool(2) as pool:
        print(pool.map(nested, range(3), chunksize=1), pool.apply(add, (1,)), pool.calls)
        print(list(pool.istarmap(add, [(1, 2), (3, 4), (5, 6)], chunksize=2)))
    with CountingExecutor(2) as executor:
        print(list(executor.map(add, range(4))), executor.submit(nested, 3).result(), executor.submitted)
        print(executor.submit(add, 1).mine)
    with ProcessPoolExecutor(1, mp_context=mp.get_context("fork")) as executor:
        print(executor.submit(nested, 4).result())
    print(Lazy().result())
    out = []
    threads = [threading.Thread(target=in_threads, args=(n, out)) for n in (3, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(sorted(out))
    print("counted:", ("calls", 1 + 3 + 1 + 1 + 1 + 1 + 2), ("submits", 2 + 1), ("map calls", 1))
