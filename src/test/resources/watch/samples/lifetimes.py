"""Weak references to arguments, results, callbacks, pools and futures: they live as long as the program holds them."""
import gc
import multiprocessing as mp
import sys
import threading
import time
import weakref
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed, wait
from multiprocessing.pool import ThreadPool


class Thing:
    alive = 0

    def __new__(cls, name=None):
        Thing.alive += 1
        return object.__new__(cls)

    def __init__(self, name):
        self.name = name

    def __del__(self):
        Thing.alive -= 1


class Failure(Exception):
    pass


def made(name):
    return Thing(name)


def same(thing):
    return thing


def fail(thing):
    raise Failure(thing)


def gone(*references):
    """Collects what is collected anyway, waits for threads that are about to let go, and tells what is left."""
    until = time.monotonic() + 5
    while any(r() is not None for r in references) and time.monotonic() < until:
        time.sleep(0.005)
        gc.collect()
    return [r() is None for r in references]


def through(name, pool):
    argument = Thing("argument")
    result = pool.apply(same, (argument,))
    references = weakref.ref(argument), weakref.ref(result)
    del argument, result
    pool.apply(same, (1,))  # A worker thread holds its last result until the next.
    pool.map(same, [1] * 8, chunksize=1)
    print(name, "apply", gone(*references))
    items = [Thing(i) for i in range(4)]
    results = pool.map(same, items, chunksize=2)
    references = [weakref.ref(x) for x in items + results]
    del items[:], results[:]
    pool.map(same, [1] * 8, chunksize=1)
    print(name, "map", gone(*references))
    lazy = pool.imap(made, "abc")
    references = [weakref.ref(x) for x in lazy] + [weakref.ref(lazy)]
    del lazy
    pool.map(same, [1] * 8, chunksize=1)
    print(name, "imap", gone(*references))
    lazy = pool.imap_unordered(made, "abcd", 2)
    references = [weakref.ref(x) for x in lazy] + [weakref.ref(lazy)]
    del lazy
    pool.map(same, [1] * 8, chunksize=1)
    print(name, "imap_unordered in chunks", gone(*references))
    callback = Thing("callback")
    callback.told = []
    asynchronous = pool.apply_async(same, (1,), callback=callback.told.append)
    asynchronous.get()
    references = weakref.ref(callback), weakref.ref(asynchronous)
    del callback, asynchronous
    pool.map(same, [1] * 8, chunksize=1)
    print(name, "callback", gone(*references))
    try:
        pool.apply(fail, (Thing("failing"),))
    except Failure as e:
        references = [weakref.ref(e.args[0]), weakref.ref(e)]
    pool.map(same, [1] * 8, chunksize=1)
    print(name, "error", gone(*references))


def futures(name, executor):
    future = executor.submit(made, "result")
    references = [weakref.ref(future.result()), weakref.ref(future)]
    del future
    executor.submit(same, 1).result()
    print(name, "future", gone(*references))
    argument = Thing("argument")
    some = [executor.submit(same, argument) for _ in range(3)]
    wait(some)
    references = [weakref.ref(argument)] + [weakref.ref(f) for f in some]
    del argument, some[:]
    [executor.submit(same, 1).result() for _ in range(3)]
    print(name, "wait", gone(*references))
    references = []
    for future in as_completed([executor.submit(made, i) for i in range(3)]):
        references += [weakref.ref(future.result()), weakref.ref(future)]
    del future
    [executor.submit(same, 1).result() for _ in range(3)]
    print(name, "as_completed", gone(*references))
    references = [weakref.ref(x) for x in executor.map(made, range(3))]
    [executor.submit(same, 1).result() for _ in range(3)]
    print(name, "map", gone(*references))
    try:
        executor.submit(fail, Thing("failing")).result()
    except Failure as e:
        references = [weakref.ref(e), weakref.ref(e.args[0])]
    [executor.submit(same, 1).result() for _ in range(3)]
    print(name, "error", gone(*references))


def pools():
    pool = mp.get_context("fork").Pool(1)
    pool.map(same, [1, 2])
    pool.terminate()
    pool.join()
    reference = weakref.ref(pool)
    del pool
    print("pool", gone(reference))
    queue = mp.get_context("fork").Queue()
    queue.put(Thing("in a queue"))
    queue.get()
    event, lock, condition = threading.Event(), mp.get_context("fork").Lock(), mp.get_context("fork").Condition()
    queue.close()
    queue.join_thread()
    references = weakref.ref(queue), weakref.ref(lock), weakref.ref(condition), weakref.ref(event)
    del queue, lock, condition, event
    print("queue and locks", gone(*references))
    process = mp.get_context("fork").Process(target=same, args=(Thing("in a process"),))
    process.start()
    process.join()
    reference = weakref.ref(process)
    del process
    print("process", gone(reference))
    executor = ThreadPoolExecutor(1)
    executor.submit(same, 1).result()
    executor.shutdown()
    reference = weakref.ref(executor)
    del executor
    print("executor", gone(reference))


if __name__ == "__main__":
    with mp.get_context("fork").Pool(2) as pool:
        through("pool", pool)
    with ThreadPool(2) as pool:
        through("threads", pool)
    with ProcessPoolExecutor(2, mp_context=mp.get_context("fork")) as executor:
        futures("processes", executor)
    with ThreadPoolExecutor(2) as executor:
        futures("threads", executor)
    pools()
    gc.collect()
    print("alive", Thing.alive, "garbage", len(gc.garbage))
