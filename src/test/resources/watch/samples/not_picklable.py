"""What can't be pickled on the way to a worker, or back: the same error with the same words, and the pool goes on."""
# arguments: fork | spawn
import multiprocessing as mp
import sys
import threading
from concurrent.futures import ProcessPoolExecutor


class Raises:
    def __init__(self, when):
        self.when = when

    def __reduce__(self):
        raise OverflowError("too much to pickle " + self.when)


def identity(x):
    return x


def unpicklable(kind):
    if kind == "lock":
        return threading.Lock()
    if kind == "lambda":
        return lambda: 0
    if kind == "raises":
        return Raises("on the way back")
    error = ValueError("with a lock")
    error.lock = threading.Lock()
    raise error


def maker():
    def nested(x):
        return x

    return nested


def local_object():
    class Local:
        pass

    return Local()


def attempt(name, function):
    try:
        print(name, "->", function())
    except Exception as e:
        print(name, "->", type(e).__name__, str(e).split(" at 0x")[0].replace("<locals>", "locals"))


if __name__ == "__main__":
    context = mp.get_context(sys.argv[1])
    with context.Pool(2) as pool:
        attempt("nested", lambda: pool.map(maker(), [1]))
        attempt("lambda", lambda: pool.map(lambda x: x, [1, 2]))
        attempt("local class", lambda: pool.apply(identity, (local_object(),)))
        attempt("lock", lambda: pool.map(identity, [1, threading.Lock()], chunksize=1))
        attempt("lock in a chunk", lambda: pool.map(identity, [1, threading.Lock(), 3], chunksize=3))
        attempt("reduce raises", lambda: pool.apply(identity, (Raises("on the way there"),)))
        attempt("imap", lambda: list(pool.imap(identity, [1, lambda: 0, 3])))
        for kind in ("lock", "lambda", "raises", "error"):
            attempt("result " + kind, lambda: pool.apply(unpicklable, (kind,)))
            attempt("results " + kind, lambda: pool.map(unpicklable, [kind] * 3, chunksize=3))
        attempt("afterwards", lambda: pool.map(identity, range(4)))
    with ProcessPoolExecutor(1, mp_context=context) as executor:
        attempt("executor lambda", lambda: executor.submit(lambda: 0).result())
        attempt("executor lock", lambda: executor.submit(identity, threading.Lock()).result())
        for kind in ("lock", "lambda", "raises"):
            attempt("executor result " + kind, lambda: executor.submit(unpicklable, kind).result())
        attempt("executor afterwards", lambda: list(executor.map(identity, range(3))))
