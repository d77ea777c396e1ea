"""Processes that wait for Lock, RLock, Semaphore, BoundedSemaphore, Condition, Event and Barrier."""
# arguments: fork | spawn | forkserver
import multiprocessing as mp
import sys
import threading


def add(lock, gate, counter, n):
    for _ in range(n):
        with gate:
            with lock:
                counter.value += 1
            if lock.acquire(block=False):
                lock.release()


def ordered(condition, turn, mine, out):
    with condition:
        condition.wait_for(lambda: turn.value == mine)
        out.put(mine)
        turn.value += 1
        condition.notify_all()


def meet(barrier, start, out):
    start.wait()
    out.put(barrier.wait(20))
    barrier.wait()


def attempt(name, function):
    try:
        print(name, function())
    except Exception as e:
        print(name, type(e).__name__, e)


def run(processes):
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]


if __name__ == "__main__":
    context = mp.get_context(sys.argv[1])
    lock, gate, counter = context.Lock(), context.Semaphore(2), context.Value("i", 0, lock=False)
    print(run([context.Process(target=add, args=(lock, gate, counter, 40)) for _ in range(3)]), counter.value)
    turn, out, condition = context.Value("i", 0), context.SimpleQueue(), context.Condition()
    print(run([context.Process(target=ordered, args=(condition, turn, i, out)) for i in (2, 0, 1)]),
          [out.get() for _ in range(3)])
    barrier, start = context.Barrier(3), context.Event()
    meeting = [context.Process(target=meet, args=(barrier, start, out)) for _ in range(3)]
    threading.Timer(0.1, start.set).start()
    print(run(meeting), sorted(out.get() for _ in range(3)), barrier.n_waiting, barrier.broken)
    attempt("barrier alone", lambda: context.Barrier(2).wait(0.02))
    again, bounded = context.RLock(), context.BoundedSemaphore(2)
    print(again.acquire(), again.acquire(), again.release(), again.release())
    attempt("released too often", again.release)
    print(bounded.acquire(), bounded.acquire(timeout=1), bounded.acquire(timeout=0.02), bounded.get_value())
    print(bounded.release(), bounded.release())
    attempt("released too often", bounded.release)
    print(lock.acquire(), lock.acquire(False), lock.acquire(True, 0.02), lock.acquire(timeout=0), lock.release())
    attempt("not held", lock.release)
    attempt("wrong argument", lambda: lock.acquire(1, 2, 3))
    attempt("notify without the lock", condition.notify)
    attempt("wait without the lock", lambda: condition.wait(0.01))
    with condition:
        print(condition.wait(0.02), condition.wait_for(lambda: False, 0.02))
    print(start.is_set(), start.wait(1), start.clear(), start.wait(0.02), start.set(), start.is_set())
    with again, bounded, lock:
        print("all held")
    try:
        with lock:
            raise KeyError("within")
    except KeyError:
        print(lock.acquire(False))
