"""Objects like those of pandas: costly, raising or printing special methods. None may be called more often than without
a tracer: each tells how often it was, in the main program and in the workers."""
# arguments: fork | spawn | forkserver
import collections
import multiprocessing as mp
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing.pool import ThreadPool

calls = collections.Counter()


class Frame:
    """A table that does not like to be looked at."""

    def __init__(self, rows):
        object.__setattr__(self, "rows", rows)

    def __reduce__(self):
        calls["reduce"] += 1
        return made, (self.rows,)

    def __getattr__(self, name):
        calls["getattr " + name] += 1
        raise AttributeError(name)

    def __repr__(self):
        calls["repr"] += 1
        print("REPR")
        raise RuntimeError("repr")

    def __str__(self):
        calls["str"] += 1
        print("STR")
        return "x" * 10 ** 7

    def __format__(self, spec):
        calls["format"] += 1
        raise RuntimeError("format")

    def __eq__(self, other):
        calls["eq"] += 1
        raise ValueError("The truth value of a table is ambiguous")

    def __hash__(self):
        calls["hash"] += 1
        raise TypeError("unhashable")

    def __bool__(self):
        calls["bool"] += 1
        raise ValueError("The truth value of a table is ambiguous")

    def __len__(self):
        calls["len"] += 1
        raise RuntimeError("len")

    def __iter__(self):
        calls["iter"] += 1
        raise RuntimeError("iter")

    def __del__(self):
        calls["del"] += 1

    @property
    def shape(self):
        calls["shape"] += 1
        raise RuntimeError("shape")

    dtype = shape


def made(rows):
    calls["unpickled"] += 1
    return Frame(rows)


class Text(str):
    """A str with a method of its own for everything a tracer could use."""

    def __str__(self):
        calls["Text.str"] += 1
        return "other"

    __repr__ = encode = __len__ = __getitem__ = __str__


class Number(int):
    def __repr__(self):
        calls["Number.repr"] += 1
        return "other"

    __index__ = __int__ = __lt__ = __gt__ = __add__ = __and__ = __repr__


class Items(list):
    def __iter__(self):
        calls["Items.iter"] += 1
        return list.__iter__(self)

    def __len__(self):
        calls["Items.len"] += 1
        return list.__len__(self)


class Error(Exception):
    def __init__(self, frame=None):
        super().__init__("error with a table")
        self.frame = frame

    def __repr__(self):
        calls["Error.repr"] += 1
        return "Error()"


class Function:
    """A callable that answers to every name."""

    def __init__(self, scale):
        self.scale = scale

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        calls["function's " + name] += 1
        return 1

    def __call__(self, x):
        return self.scale


def same(x):
    return x


def table(x):
    return Frame(x)


def number(x):
    return Number(x), Text(x)


def fail(x):
    raise Error(Frame(x))


def worker_calls(_):
    told = dict(calls)
    calls.clear()
    return told


def every(name, pool, one_worker):
    def tell(what, function):
        try:
            result = function()
        except Exception as e:
            result = type(e)
        print(name, what, type(result).__name__)
        del result

    tell("apply", lambda: pool.apply(same, (Frame(1),)))
    tell("keyword", lambda: pool.apply(same, (), {"x": Frame(1)}))
    tell("map", lambda: pool.map(same, [Frame(1), Frame(2), Frame(3)], chunksize=1))
    tell("map in chunks", lambda: pool.map(table, range(4), chunksize=4))
    tell("nested", lambda: pool.map(same, [(Frame(1), {"k": Frame(2)}, [Frame(3)])] * 2, chunksize=2))
    tell("subclasses", lambda: pool.map(number, [1, 2], chunksize=1))
    tell("back and forth", lambda: pool.map(same, [Number(1), Text("t"), Number(3)], chunksize=3))
    tell("items", lambda: pool.map(same, Items([1, 2, 3])))
    tell("starmap", lambda: pool.starmap(same, [(Frame(1),), (Text("t"),)]))
    tell("imap", lambda: [type(x) for x in pool.imap(table, [1, 2, 3], 2)])
    tell("imap_unordered", lambda: [type(x) for x in pool.imap_unordered(same, [Frame(1), Frame(2)])])
    tell("error", lambda: pool.apply(fail, (1,)))
    tell("callable", lambda: pool.map(Function(3), [1, 2, 3]))
    if one_worker:
        print(name, "in the worker", sorted(pool.apply(worker_calls, (0,)).items()))


if __name__ == "__main__":
    context = mp.get_context(sys.argv[1])
    with context.Pool(1) as pool:
        every("pool", pool, True)
    with ThreadPool(1) as pool:
        every("threads", pool, False)
    for name, executor in (("processes", ProcessPoolExecutor(1, mp_context=context)), ("threads", ThreadPoolExecutor(1))):
        with executor:
            print(name, type(executor.submit(same, Frame(1)).result()).__name__)
            print(name, [type(x).__name__ for x in executor.map(table, range(3))])
            print(name, type(executor.submit(fail, 1).exception()).__name__)
            print(name, type(executor.submit(same, x=Frame(2)).result()).__name__)
            print(name, list(executor.map(Function(2), [1, 2])))
    queue, (left, right) = context.Queue(), context.Pipe()
    queue.put(Frame(1))
    left.send(Frame(2))
    print(type(queue.get()).__name__, type(right.recv()).__name__)
    queue.close()
    queue.join_thread()
    del calls["del"]  # The pools' threads may hold the last ones for a moment.
    print("in the main program", sorted(calls.items()))
