"""Tracebacks as the program prints them itself: of errors in taskels, in chunks, in callbacks, in a worker's stack."""
# arguments: fork | spawn
import multiprocessing as mp
import sys
import traceback
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing.pool import ThreadPool


def inner(x):
    raise KeyError(x)


def fail(x):
    try:
        inner(x)
    except KeyError as e:
        raise RuntimeError("for", x) from e


def where(x):
    """The function that calls a taskel."""
    stack = [frame.name for frame in traceback.extract_stack()]
    return stack[-2:], sys._getframe(1).f_code.co_name


def finished(executor, asked):
    """Whether an error is there already when it is asked for is seen in the traceback."""
    executor.submit(abs, 1).result()  # The only worker does one after the other.
    return asked


def show(name, function):
    try:
        function()
    except Exception as e:
        print("----", name, type(e).__name__, e, type(e.__cause__).__name__)
        print(str(e.__cause__))
        traceback.print_exc(file=sys.stdout)
        print([frame.name for frame in traceback.extract_tb(e.__traceback__)])


if __name__ == "__main__":
    context = mp.get_context(sys.argv[1])
    for pool in (context.Pool(1), ThreadPool(1)):
        with pool:
            show("apply", lambda: pool.apply(fail, (1,)))
            show("map in chunks", lambda: pool.map(fail, [1, 2], chunksize=2))
            show("map in ones", lambda: pool.map(fail, [1, 2], chunksize=1))
            show("starmap", lambda: pool.starmap(fail, [(3,), (4,)]))
            show("imap", lambda: next(pool.imap(fail, [5])))
            show("imap in chunks", lambda: list(pool.imap(fail, [6, 7], chunksize=2)))
            show("imap_unordered", lambda: list(pool.imap_unordered(fail, [8])))
            show("wrong arguments", lambda: pool.apply(fail, ()))
            show("timeout", lambda: pool.apply_async(fail, (9,)).successful())
            print(pool.apply(where, (0,)), pool.map(where, [1]), pool.map(where, [1, 2], chunksize=2)[1])
    with ProcessPoolExecutor(1, mp_context=context) as executor:
        show("submit", lambda: finished(executor, executor.submit(fail, 1)).result())
        show("map", lambda: list(finished(executor, executor.map(fail, [2, 3], chunksize=2))))
        print(executor.submit(where, 0).result(), list(executor.map(where, [1, 2], chunksize=2))[1])
    with ThreadPoolExecutor(1) as executor:
        show("threads", lambda: finished(executor, executor.submit(fail, 1)).result())
        show("threads map", lambda: list(finished(executor, executor.map(fail, [2]))))
        print(executor.submit(where, 0).result())
    process = context.Process(target=fail, args=(10,))
    process.start()
    process.join()
    print(process.exitcode)
    fail(11)
