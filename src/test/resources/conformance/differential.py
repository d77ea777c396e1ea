"""Runs the cases that come on standard input as JSON on CPython's own pool, and prints what was seen, a line each."""
import json
import os
import sys
import time
from multiprocessing import get_context

BAD = ()


def prepare(bad):
    global BAD
    BAD = tuple(bad)


def work(x):
    if x in BAD:
        raise ValueError("bad %d" % x)
    return x * x


def star(a, b):
    return work(a) + b


def pid(x):
    time.sleep(0.01)
    return os.getpid()


def told(call):
    try:
        return call()
    except Exception as e:
        return "error: " + str(e)


def steps(iterator, most):
    seen = []
    for _ in range(most):
        try:
            seen.append(next(iterator))
        except StopIteration:
            seen.append("end")
            break
        except Exception as e:
            seen.append("error: " + str(e))
    return seen


def source(count, breaks):
    for i in range(count):
        if i == breaks:
            raise ValueError("input %d" % i)
        yield i


def run(case):
    n, chunk, mode, bad = case["n"], case["chunksize"], case["mode"], case["bad"]
    context = get_context("fork")
    pool = context.Pool(case["processes"], prepare, (bad,), case.get("maxtasksperchild"))
    try:
        chunks = {} if chunk is None else {"chunksize": chunk}
        breaks = case.get("breaks", -1)
        items = source(n, breaks)
        if mode == "map":
            return told(lambda: pool.map(work, items, **chunks))
        if mode == "map_async":
            def asynchronous():
                result = pool.map_async(work, items, **chunks)
                result.wait()
                return [result.ready(), result.successful(), told(result.get)]
            return told(asynchronous)
        if mode == "starmap":
            return told(lambda: pool.starmap(star, [(i, 1) for i in items], **chunks))
        if mode == "apply":
            return [told(lambda: pool.apply(work, (i,))) for i in range(n)]
        if mode == "apply_async":
            results = [pool.apply_async(work, (i,)) for i in range(n)]
            return [told(r.get) for r in results]
        if mode == "imap":
            return told(lambda: steps(pool.imap(work, items, **chunks), 2 * n + 3))
        if mode == "imap_unordered":
            seen = told(lambda: steps(pool.imap_unordered(work, items, **chunks), 2 * n + 3))
            return seen if isinstance(seen, str) else sorted(map(str, seen))
        if mode == "pids":
            return len(set(pool.map(pid, items, **chunks)))
        if mode == "closed":
            pool.close()
            return [told(lambda: pool.map(work, [1])), told(lambda: pool.apply(work, (1,))),
                    told(lambda: pool.imap(work, [1], 0)), told(lambda: pool.join() or "joined")]
        if mode == "joined early":
            return told(lambda: pool.join())
        if mode == "chunksize 0":
            return told(lambda: pool.imap(work, [1], 0))
    finally:
        pool.terminate()
        pool.join()


for line in sys.stdin:
    print(json.dumps(run(json.loads(line))), flush=True)
