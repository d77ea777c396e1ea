"""KeyboardInterrupt and other errors out of signal handlers, while the program waits for a pool in each way it can."""
import multiprocessing as mp
import os
import signal
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed, wait


class Alarm(Exception):
    pass


def ring(*_):
    raise Alarm("rang")


def nap(seconds):
    time.sleep(seconds)
    return "rested"


def interrupted(x):
    signal.raise_signal(signal.SIGINT)


def attempt(name, function, error=Alarm):
    try:
        if error is Alarm:
            signal.setitimer(signal.ITIMER_REAL, 0.05)
        else:
            threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT)).start()
        print(name, function())
    except error as e:
        print(name, type(e).__name__)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


if __name__ == "__main__":
    signal.signal(signal.SIGALRM, ring)
    context = mp.get_context("fork")
    process = context.Process(target=interrupted, args=(1,))
    process.start()
    process.join()
    print("exit code", process.exitcode)
    with context.Pool(1) as pool:
        pool.apply(nap, (0,))
        waiting = pool.apply_async(nap, (30,))
        for error in (Alarm, KeyboardInterrupt):
            attempt("apply", lambda: pool.apply(nap, (0,)), error)
            attempt("map", lambda: pool.map(nap, [0] * 3), error)
            attempt("get", waiting.get, error)
            attempt("wait", waiting.wait, error)
            attempt("imap", lambda: next(pool.imap(nap, [0])), error)
            attempt("imap in chunks", lambda: next(pool.imap(nap, [0, 0], 2)), error)
    with context.Pool(1) as pool:
        pool.apply_async(nap, (30,))
        pool.close()
        attempt("join", pool.join)
    with ThreadPoolExecutor(1) as executor, ProcessPoolExecutor(1, mp_context=context) as processes:
        gate = threading.Event()
        slow = executor.submit(gate.wait)
        processes.submit(nap, 0).result()
        for error in (Alarm, KeyboardInterrupt):
            attempt("result", slow.result, error)
            attempt("wait for futures", lambda: wait([slow]), error)
            attempt("as_completed", lambda: next(as_completed([slow])), error)
            attempt("executor.map", lambda: list(executor.map(nap, [0])), error)
        gate.set()
    lock, queue, (left, right) = context.Lock(), context.Queue(), context.Pipe()
    event, condition, semaphore = context.Event(), context.Condition(), context.Semaphore(0)
    joinable, barrier = context.JoinableQueue(1), context.Barrier(2)
    lock.acquire()
    joinable.put(1)
    for error in (Alarm, KeyboardInterrupt):
        attempt("lock", lock.acquire, error)
        attempt("lock by with", lambda: lock.__enter__(), error)
        attempt("semaphore", semaphore.acquire, error)
        attempt("queue", queue.get, error)
        attempt("full queue", lambda: joinable.put(2), error)
        attempt("join of a queue", joinable.join, error)
        attempt("pipe", right.recv, error)
        attempt("event", event.wait, error)
    child = context.Process(target=nap, args=(30,))
    child.start()
    attempt("join of a process", child.join)
    child.terminate()
    child.join()
    print(child.exitcode)
    signal.raise_signal(signal.SIGINT)
