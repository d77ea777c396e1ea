"""A program that inspects and pickles the functions of the standard library, whose names and signatures must stay."""
import concurrent.futures as cf
import inspect
import multiprocessing as mp
import multiprocessing.connection
import multiprocessing.managers
import multiprocessing.pool
import multiprocessing.queues
import multiprocessing.synchronize
import pickle
import pydoc
from concurrent.futures import _base, process, thread


class Mine(mp.pool.Pool):
    def map(self, func, iterable, chunksize=None):
        """Doubles."""
        return [2 * x for x in super().map(func, iterable, chunksize)]


def square(x):
    return x * x


def seen(of):
    """What a program can ask a class or module: names, kinds, signatures, documentation, source file."""
    for name in sorted(vars(of)):
        if name.startswith("__") and name not in ("__init__", "__enter__", "__exit__", "__next__"):
            continue
        value = inspect.getattr_static(of, name)
        function = getattr(value, "__func__", value)
        if not inspect.isroutine(function):
            continue
        try:
            signature = str(inspect.signature(getattr(of, name)))
        except ValueError:
            signature = "?"
        yield (name, type(value).__name__, getattr(function, "__module__", ""), function.__qualname__, function.__name__, signature,
               (function.__doc__ or "")[:20])


if __name__ == "__main__":
    for of in (mp.pool, mp.pool.Pool, mp.pool.ThreadPool, mp.pool.ApplyResult, mp.pool.MapResult, mp.pool.IMapIterator,
               mp.process.BaseProcess, mp.queues.Queue, mp.queues.JoinableQueue, mp.queues.SimpleQueue,
               mp.synchronize.SemLock, mp.synchronize.Lock, mp.synchronize.RLock, mp.synchronize.Semaphore,
               mp.synchronize.Condition, mp.synchronize.Event, mp.synchronize.Barrier, mp.connection,
               mp.connection.Connection, mp.util, _base, cf.Future, process, cf.ProcessPoolExecutor, thread,
               cf.ThreadPoolExecutor):
        print(of.__name__, *seen(of), sep="\n  ")
    for function in (mp.pool.mapstar, mp.pool.starmapstar, mp.pool.worker, mp.pool.Pool.map, mp.pool.ThreadPool.imap,
                     process._process_worker, process._process_chunk, cf.wait, cf.as_completed, mp.connection.Pipe,
                     cf.Future.result, mp.queues.Queue.put, mp.process.BaseProcess.start):
        data = pickle.dumps(function, 4)
        print(function.__qualname__, data, pickle.loads(data) is function)
        print(inspect.getsource(function).splitlines()[0], inspect.isfunction(function), callable(function))
    print(pydoc.plain(pydoc.render_doc(mp.pool.Pool.imap)).splitlines()[2])
    with Mine(1, context=mp.get_context("fork")) as pool:
        print(pool.map(square, [1, 2]), pool.imap.__self__ is pool, type(pool.map_async(square, [3])).__mro__)
        print([name for name in dir(pool) if not name.startswith("_")])
    with cf.ThreadPoolExecutor(1) as executor:
        future = executor.submit(square, 3)
        print(future.result(), [name for name in dir(future) if not name.startswith("_")], type(future).__name__)
    lock = mp.get_context("fork").Lock()
    print(callable(lock.acquire), lock.acquire(), lock.acquire(False), repr(lock)[:5])
