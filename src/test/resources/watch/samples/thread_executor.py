"""ThreadPoolExecutor: values that are shared, errors, an executor within a task, many threads that submit at once."""
import threading
import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, as_completed, wait

started = []


def work(x):
    started.append(x)
    if x < 0:
        raise ValueError(x)
    return x, threading.current_thread().name.rpartition("_")[0]


def inner(executor, n):
    return sum(f.result() for f in [executor.submit(abs, -i) for i in range(n)])


def many(executor, out):
    out.append(sum(executor.map(abs, range(-200, 0))))


if __name__ == "__main__":
    with ThreadPoolExecutor(3, thread_name_prefix="mine", initializer=started.append, initargs=("begun",)) as executor:
        print(list(executor.map(work, range(4))), executor.submit(work, -1).exception())
        print(executor.submit(inner, executor, 5).result())
        out = []
        threads = [threading.Thread(target=many, args=(executor, out)) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        print(out)
        futures = [executor.submit(time.sleep, 0.02 * i) for i in range(3)]
        print(len(list(as_completed(futures))), [len(s) for s in wait(futures)])
        gate = threading.Event()
        blocked = [executor.submit(gate.wait) for _ in range(3)]
        queued = [executor.submit(work, i) for i in (7, 8)]
        print(queued[1].cancel(), queued[1].cancel(), queued[0].done())
        gate.set()
        print(len(wait(blocked + queued, return_when=FIRST_COMPLETED)[0]) >= 1, queued[0].result())
        generator = executor.map(work, [1, -2, 3])
        print(next(generator))
        try:
            next(generator)
        except ValueError as e:
            print("failed", e)
        print(next(generator, "ended"))
    print(sorted(x for x in started if x != "begun"), threading.active_count())
    print("counted:", ("map calls", 1 + 6 + 1), ("submits", 1 + 1 + 5 + 3 + 3 + 2), ("cancelled", 1))
