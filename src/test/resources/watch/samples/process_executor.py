"""ProcessPoolExecutor: submit, map in chunks, wait, as_completed, callbacks, timeouts, cancel, shutdown."""
# arguments: fork | spawn | forkserver
import multiprocessing as mp
import sys
from concurrent.futures import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, CancelledError, ProcessPoolExecutor,
                                TimeoutError, as_completed, wait)

gate = None


def square(x, plus=0):
    return x * x + plus


def picky(x):
    if x == 2:
        raise ValueError("not %d" % x)
    return x


def begin(event):
    global gate
    gate = event


def wait_at_the_gate(x):
    return gate.wait(30)


def open_for_a_moment(futures):
    gate.set()
    wait(futures)
    gate.clear()


def attempt(name, function):
    try:
        print(name, function())
    except (ValueError, TimeoutError, CancelledError, RuntimeError) as e:
        print(name, type(e).__name__, e)


if __name__ == "__main__":
    context = mp.get_context(sys.argv[1])
    gate = context.Event()
    with ProcessPoolExecutor(3, mp_context=context, initializer=begin, initargs=(gate,)) as executor:
        print(list(executor.map(square, range(9), chunksize=4)), list(executor.map(pow, [2, 3], [4, 5])))
        print(list(executor.map(square, [])), executor.submit(square, 3, plus=1).result())
        attempt("map fails", lambda: list(executor.map(picky, range(4), chunksize=2)))
        attempt("map fails at its chunk", lambda: next(executor.map(picky, range(4), chunksize=2)))
        attempt("map in time", lambda: list(executor.map(wait_at_the_gate, [0], timeout=0.01)))
        futures = {executor.submit(picky, i): i for i in range(4)}
        print(sorted((futures[f], str(f.exception())) for f in as_completed(futures)))
        done, others = wait([executor.submit(wait_at_the_gate, 0), executor.submit(picky, 1)], return_when=FIRST_COMPLETED)
        print([f.result() for f in done], len(others))
        open_for_a_moment(others)
        done, others = wait([executor.submit(wait_at_the_gate, 0), executor.submit(picky, 2)], return_when=FIRST_EXCEPTION)
        print([str(f.exception()) for f in done], len(others))
        open_for_a_moment(others)
        attempt("as_completed in time", lambda: list(as_completed([executor.submit(wait_at_the_gate, 0)], timeout=0.01)))
        told = []
        future = executor.submit(square, 7)
        future.add_done_callback(lambda f: told.append(f.result()))
        wait([future], return_when=ALL_COMPLETED)
        attempt("result in time", lambda: executor.submit(wait_at_the_gate, 0).result(timeout=0.01))
        slow = [executor.submit(wait_at_the_gate, i) for i in range(9)]
        print(slow[-1].cancel(), slow[-1].cancelled())
        attempt("cancelled", slow[-1].result)
        gate.set()
        print([f.result() for f in slow[:8]])
        print(told, future.running(), future.done())
    attempt("after the end", lambda: executor.submit(square, 1))
    print("counted:", ("map calls", 7), ("submits", 1 + 4 + 2 + 2 + 1 + 1 + 1 + 9), ("cancelled", 1))
