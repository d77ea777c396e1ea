"""Watches multiprocessing.pool in the process that makes pools: pools, their workers, and tasks.

None of Pool's eight calls is replaced: which one made a result is seen from the frames above it.
"""

import sys
from _weakref import ref

from . import errors, identities, kinds, lines, log, process, results, values, waits, worker, wrapping

NUMBER = "_poolscope"  # the attribute of a pool that has its number


class Known:
    """What is known of the pool that a queue of tasks belongs to."""

    __slots__ = ("number", "pool", "line", "told", "waits", "ready")

    def __init__(self, pool):
        self.number = log.number("pool")
        self.pool = ref(pool)
        self.line = lines.line(sys._getframe(1))
        self.told = False
        self.waits = 0
        self.ready = False


_by_queue = identities.Identities()  # of queues of tasks


def patch(module):
    """Watches multiprocessing.pool."""
    names = worker.Names(module)
    pool_class = module.Pool
    thread_pool_class = module.__dict__.get("ThreadPool", pool_class)
    for owner in (pool_class, thread_pool_class):
        wrapping.wrap(owner, "_setup_queues", lambda original: make_setup_queues(names, original))
        wrapping.wrap(owner, "_get_sentinels", lambda original: make_get_sentinels(names, original))
    wrapping.wrap(thread_pool_class, "Process", make_thread)
    wrapping.wrap(pool_class, "close", make_close)
    wrapping.wrap(pool_class, "join", make_join)
    wrapping.wrap(pool_class, "_terminate_pool", lambda original: make_terminate(pool_class, original))
    wrapping.wrap_method(module, "ExceptionWithTraceback", "__init__", worker.make_failing)
    if names.mapstar is None or names.starmapstar is None:
        log.note(
            "This Python's multiprocessing.pool has no mapstar: the taskels of a chunk are not recorded."
        )
    original_worker = module.__dict__.get("worker")
    if wrapping.wrap(module, "worker", lambda original: make_worker(names, original)):
        process.WORKERS.put(module.worker, PoolWorker(names, original_worker))
    results.patch(module, names, number_of)


def number_of(pool) -> int:
    """Returns the number of a pool, 0 if it is not known."""
    return wrapping.attribute(pool, NUMBER, 0)


def known_by_queue(queue):
    """Returns what is known of the pool with this queue of tasks, or None."""
    return _by_queue.get(queue)


# ---- A pool is made ----------------------------------------------------------------------------------------


def make_setup_queues(names, original):
    """Pool.__init__ calls this first, and takes from it how tasks are put and results are got."""

    def _setup_queues(self):
        original(self)
        try:
            adopt(names, self)
        except Exception as error:
            log.contain(error, "A pool could not be watched")

    return _setup_queues


def adopt(names, pool):
    """Gives a pool that is being made its number, and has its tasks and results told."""
    own = object.__getattribute__(pool, "__dict__")
    known = Known(pool)
    _by_queue.put(own["_inqueue"], known)
    own[NUMBER] = known.number
    own["_quick_put"] = tracing_put(names, own["_quick_put"])
    own["_quick_get"] = tracing_get(own["_quick_get"])
    return known


def tell(known, queue):
    """Tells of a pool before its first worker is asked for, when its size is known."""
    if known.told:
        return
    known.told = True
    pool = known.pool()
    if pool is None:
        return
    own = object.__getattribute__(pool, "__dict__")
    is_thread_pool = not hasattr(queue, "_writer")
    method = "thread" if is_thread_pool else start_method(own.get("_ctx"))
    log.emit(
        kinds.POOL,
        kinds.THREAD_POOL if is_thread_pool else kinds.PROCESS_POOL,
        known.number,
        values.whole(own.get("_processes")),
        known.line,
        values.whole(own.get("_maxtasksperchild")),
        log.text(values.short_class_name(type(pool))),
        method.encode(),
    )
    known.waits = waits.blocked(kinds.IN_POOL, known.number, line=known.line)


def start_method(context) -> str:
    """Returns the start method of a context."""
    try:
        return context.get_start_method()
    except Exception:
        return ""


def make_get_sentinels(names, original):
    """Pool.__init__ calls this once all workers have been started, before it starts its threads."""

    def _get_sentinels(self):
        try:
            made(names, self)
        except Exception as error:
            log.contain(error, "A pool could not be watched")
        return original(self)

    return _get_sentinels


def made(names, pool):
    """Tells that a pool has its workers."""
    own = object.__getattribute__(pool, "__dict__")
    known = known_by_queue(own.get("_inqueue"))
    if known is None or known.pool() is not pool:
        known = adopt(names, pool)  # Its class has a _setup_queues of its own.
        tell(known, own["_inqueue"])
        for started in own["_pool"]:
            process.tell_started(started, known.number)
    if not known.ready:
        known.ready = True
        tell(known, own["_inqueue"])
        waits.returned(known.waits)
        log.emit(kinds.POOL_READY, a=known.number)


def make_thread(original):
    """ThreadPool calls this for each worker, before it starts it."""

    def Process(*arguments, **keywords):
        try:
            queue = keywords["args"][0]
            tell(known_by_queue(queue), queue)
        except Exception as error:
            log.contain(error, "A pool of threads could not be watched")
        return original(*arguments, **keywords)

    return Process


# ---- Its workers -------------------------------------------------------------------------------------------


class PoolWorker:
    """How a process that is to be a worker of a pool is told from others (see process.WORKERS)."""

    def __init__(self, names, original):
        self.names = names
        self.original = original

    def pool(self, arguments) -> int:
        """Returns the number of the pool, in the process that starts the worker."""
        known = known_by_queue(arguments[0])
        if known is None:
            return 0
        tell(known, arguments[0])
        return known.number

    def enter(self, arguments, keywords):
        """Returns what the worker's process is to call with which arguments, and what to call in the end."""
        most = keywords.get("maxtasks", arguments[4] if len(arguments) > 4 else None)
        own = worker.current.worker = worker.Worker(0, False, most)
        queues = worker.stand_ins(self.names, own, arguments[0], arguments[1])
        return self.original, queues + tuple(arguments[2:]), own.emit_ended


def make_worker(names, original):
    """A thread that is a worker, or a process whose target is a function that calls worker()."""

    def worker_function(inqueue, outqueue, *arguments, **keywords):
        own = None
        queues = inqueue, outqueue
        try:
            known = known_by_queue(inqueue)
            most = keywords.get("maxtasks", arguments[2] if len(arguments) > 2 else None)
            is_thread = not hasattr(inqueue, "_writer")
            own = worker.current.worker = worker.Worker(known.number if known else 0, is_thread, most)
            queues = worker.stand_ins(names, own, inqueue, outqueue)
        except Exception as error:
            log.contain(error, "A worker could not be watched")
        told = 0
        try:
            return original(*queues, *arguments, **keywords)
        except BaseException as error:
            told = error_text(error)
            wrapping.hide(error)
            raise
        finally:
            if own is not None:
                own.emit_ended(told)

    return worker_function


def error_text(error) -> int:
    """Returns the number of the text of an error, 0 if it has none."""
    try:
        return errors.text(error)
    except Exception as other:
        log.contain(other)
        return 0


# ---- Its tasks ---------------------------------------------------------------------------------------------


def tracing_put(names, put):
    """Returns the function by which a pool's thread hands over tasks."""
    mapstar, starmapstar = names.mapstar, names.starmapstar
    pack, full, clock, queued = log.pack, log.full, log.clock, kinds.QUEUED

    def put_task(task):
        if task is None:
            return put(task)
        try:
            function = task[2]
            count = len(task[3][0][1]) if function is mapstar or function is starmapstar else 1
            offset, mapped = log.segment
            pack(mapped, offset(), queued, 0, 0, task[0], task[1], count, 0, 0, b"", clock())
        except full:
            log.emit(queued, 0, task[0], task[1], count)
        except Exception as error:
            log.contain(error, "A task could not be recorded")
        try:
            put(task)
        except BaseException as error:
            not_sent(task, error)
            wrapping.hide(error)
            raise

    return put_task


def not_sent(task, error):
    """Tells that a task could not be handed over."""
    try:
        log.emit(kinds.NOT_SENT, 0, task[0], task[1], d=errors.text(error))
    except Exception as other:
        log.contain(other)


def tracing_get(get):
    """Returns the function by which a pool's thread receives results."""
    pack, full, clock, received = log.pack, log.full, log.clock, kinds.RECEIVED

    def get_result():
        task = get()
        if task is not None:
            try:
                flags = 0 if task[2][0] else 1
                offset, mapped = log.segment
                pack(mapped, offset(), received, flags, 0, task[0], task[1], 0, 0, 0, b"", clock())
            except full:
                log.emit(received, flags, task[0], task[1])
            except Exception as error:
                log.contain(error, "A result could not be recorded")
        return task

    return get_result


# ---- Its end -----------------------------------------------------------------------------------------------


def make_close(original):
    """Pool.close"""

    def close(self):
        try:
            if wrapping.attribute(self, "_state") == "RUN":
                log.emit(kinds.POOL_STATE, kinds.POOL_CLOSED, number_of(self), c=lines.line())
        except Exception as error:
            log.contain(error)
        return original(self)

    return close


def make_join(original):
    """Pool.join"""

    def join(self):
        wait = waits.blocked(kinds.IN_JOIN, number_of(self))
        try:
            return original(self)
        except BaseException as error:
            wrapping.hide(error)
            raise
        finally:
            waits.returned(wait)

    return join


def make_terminate(pool_class, original):
    """Runs once for each pool: in terminate(), as the pool is collected, or as the process ends."""
    terminate = pool_class.terminate.__code__

    def _terminate_pool(cls, taskqueue, inqueue, *arguments, **keywords):
        wait = 0
        try:
            frame = sys._getframe(1)
            called = frame.f_back is not None and frame.f_back.f_code is terminate
            line = lines.line(frame) if called else 0
            known = known_by_queue(inqueue)
            number = known.number if known is not None else 0
            log.emit(kinds.POOL_STATE, kinds.POOL_TERMINATED, number, c=line)
            wait = waits.blocked(kinds.IN_TERMINATE, number, line=line)
        except Exception as error:
            log.contain(error)
        try:
            return original(cls, taskqueue, inqueue, *arguments, **keywords)
        except BaseException as error:
            wrapping.hide(error)
            raise
        finally:
            waits.returned(wait)

    return _terminate_pool
