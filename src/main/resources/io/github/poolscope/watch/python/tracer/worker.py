"""What a worker of a Pool does: when it took a task, when the task ended, its items, results and errors.

The original worker() runs with two queues that stand in for its own: what it gets from one begins, what it
puts into the other has ended. No frame of the tracer is on the stack while a taskel runs.
"""

from _thread import _local

from . import errors, kinds, log, taskels, values, wrapping

try:
    from _thread import get_native_id
except ImportError:

    def get_native_id() -> int:
        """Returns 0: this system has no numbers of its own for threads."""
        return 0


OFTEN_QUICK = 8  # taskels in a row that were quick: after as many, CPU time is not read for a while
QUICK = 20_000  # ns
TAKEN = kinds.TAKEN
ENDED = kinds.ENDED
IS_NUMBER = kinds.VALUE_IS_NUMBER
NO_RESULT = object()  # of a function that raised StopIteration, which ends a chunk without an error

clock = log.clock
cpu_clock = log.cpu_clock
current = _local()  # .worker: the Worker that this thread is


class Names:
    """The functions and classes of multiprocessing.pool by which a task and a result are told apart."""

    def __init__(self, module):
        self.mapstar = module.__dict__.get("mapstar")
        self.starmapstar = module.__dict__.get("starmapstar")
        self.reraises = module.__dict__.get("_helper_reraises_exception")
        self.encoding_error = module.__dict__.get("MaybeEncodingError")
        self.with_traceback = module.__dict__.get("ExceptionWithTraceback")


class Worker:
    """What is known of one worker while it runs."""

    __slots__ = (
        "is_thread",
        "pool",
        "thread",
        "ready",
        "closed",
        "lost",
        "busy",
        "most",
        "done",
        "arrived",
        "failed_at",
        "failed_cpu",
        "chunk",
        "writer",
    )

    def __init__(self, pool: int, is_thread: bool, most):
        self.is_thread = is_thread
        self.pool = pool if is_thread else 0
        self.thread = log.thread_number()
        self.ready = False  # its initializer has returned
        self.closed = False  # it was told to end
        self.lost = False  # its queue broke
        self.busy = False
        self.most = most  # tasks, None if there is no limit
        self.done = 0
        self.arrived = 0  # when the last task had come out of the pipe
        self.failed_at = 0  # when the last taskel had failed: formatting its traceback comes after
        self.failed_cpu = 0
        self.chunk = None
        self.writer = None

    def emit_ready(self):
        """Tells that the initializer has returned."""
        self.ready = True
        log.emit(kinds.WORKER_READY, 1 if self.is_thread else 0, self.pool, d=get_native_id())

    def emit_ended(self, error: int):
        """Tells why the worker ends, with the number of the text of its error or 0."""
        if self.writer is not None:
            taskels.give_back(self.writer)
            self.writer = None
        if error or self.busy:
            why = kinds.ERROR if self.ready else kinds.ERROR_BEFORE_READY
        elif self.closed:
            why = kinds.POOL_WAS_CLOSED
        elif self.lost:
            why = kinds.POOL_LOST
        elif self.most is not None and self.done >= self.most:
            why = kinds.MAX_TASKS_DONE
        else:
            why = kinds.ERROR if self.ready else kinds.ERROR_BEFORE_READY
        log.emit(kinds.WORKER_ENDED, why, self.pool, d=error)


class Queue:
    """Stands in for a queue, of which one method is another."""

    def __init__(self, queue, **methods):
        self.__dict__.update(methods)
        self.__dict__["_queue"] = queue

    def __getattr__(self, name):
        return getattr(self._queue, name)


def stand_ins(names: Names, worker: Worker, inqueue, outqueue):
    """Returns what the worker is to use in place of its two queues."""
    note_arrivals(wrapping.attribute(inqueue, "_reader"), "recv_bytes", worker)
    original_get, original_put = wrapping.unhooked(inqueue, "get"), wrapping.unhooked(outqueue, "put")
    get, put = tracing_functions(names, worker, original_get, original_put)
    return Queue(inqueue, get=get), Queue(outqueue, put=put)


def note_arrivals(reader, name: str, worker):
    """Notes when a task has come out of the pipe: unpickling comes after, with the imports that it causes."""
    if reader is None:
        return  # A thread: nothing is pickled.
    receive = getattr(reader, name, None)
    if receive is None:
        return

    def noting(*arguments):
        data = receive(*arguments)
        worker.arrived = clock()
        return data

    setattr(reader, name, noting)


def tracing_functions(names: Names, worker: Worker, original_get, original_put):
    """Returns the functions by which the worker gets a task and puts a result."""
    mapstar, starmapstar, reraises = names.mapstar, names.starmapstar, names.reraises
    with_values, most, pack, full = log.WITH_VALUES, values.LARGEST_INT, log.pack, log.full
    thread = worker.thread
    quick = 0  # taskels in a row that were
    begun = cpu = 0
    count = 1  # taskels of the task
    boxed = False  # the result of a single taskel is in a list
    ready = False  # the initializer has returned

    def get():
        nonlocal begun, cpu, count, boxed, ready
        if not ready:
            ready = True
            worker.emit_ready()
        try:
            task = original_get()
        except (EOFError, OSError):
            worker.lost = True
            raise
        try:
            if task is None:
                worker.closed = True
                return None
            call, number, function, arguments, keywords = task
            boxed = False
            count = 1
            if function is mapstar or function is starmapstar:
                items = arguments[0][1]
                count = len(items)
                boxed = count == 1
                if boxed:
                    arguments = items[0] if function is starmapstar else items
                elif type(items) is tuple:
                    task = in_chunk(worker, task, function is starmapstar)
            worker.busy = True
            flags = e = 0
            text = b""
            if count != 1:
                flags = 1
            elif not with_values or function is reraises:
                pass
            elif type(arguments) is tuple and len(arguments) == 1 and type(keywords) is dict and not keywords:
                item = arguments[0]
                if type(item) is int and -most < item < most:
                    flags = IS_NUMBER
                    e = item
                else:
                    flags, e, text = values.told(item)
            else:
                flags, e, text = values.told_arguments(arguments, keywords)
            if quick < OFTEN_QUICK and count == 1:
                cpu = cpu_clock()
            offset, mapped = log.segment
            begun = clock()
            pack(mapped, offset(), TAKEN, flags, thread, call, number, count, worker.arrived, e, text, begun)
        except full:
            log.emit(kinds.TAKEN, flags, call, number, count, worker.arrived, e, text, begun)
        except Exception as error:
            log.contain(error, "A task could not be recorded")
        return task

    def put(result):
        nonlocal quick
        ended = clock()
        try:
            first = worker.busy  # and not what tells that the result could not be pickled
            if first:
                worker.busy = False
                worker.done += 1
            call, number, (good, value) = result
            chunk = worker.chunk
            worker.chunk = None
            spent = 0
            if not first:
                pass
            elif chunk is not None:
                spent = chunk.cpu
            elif quick < OFTEN_QUICK:
                spent = cpu_clock() - cpu
                quick = quick + 1 if ended - begun < QUICK else 0
            elif ended - begun > QUICK:
                quick = 0
            if not good:
                if worker.failed_at and spent and chunk is None:
                    spent = worker.failed_cpu - cpu
                failed(names, worker, chunk, count, result, spent, ended)
            else:
                flags = e = 0
                text = b""
                if boxed:
                    value = value[0] if value else NO_RESULT
                if not with_values or value is NO_RESULT:
                    pass
                elif chunk is not None:
                    worker.writer.tell(call, number, 1, value, ended - 1)  # just before the task's end
                elif type(value) is int and -most < value < most:
                    flags = IS_NUMBER
                    e = value
                else:
                    flags, e, text = values.told(value)
                offset, mapped = log.segment
                pack(mapped, offset(), ENDED, flags, thread, call, number, 0, spent, e, text, ended)
            chunk = value = None
        except full:
            log.emit(kinds.ENDED, flags, call, number, 0, spent, e, text, ended)
        except Exception as error:
            log.contain(error, "A result could not be recorded")
        original_put(result)

    return get, put


def make_failing(original):
    """A worker makes one of these as soon as a taskel has failed, and then formats the traceback."""

    def __init__(self, *arguments, **keywords):
        own = current.__dict__.get("worker")
        if own is not None:
            own.failed_at = log.clock()
            own.failed_cpu = log.cpu_clock()
        return original(self, *arguments, **keywords)

    return __init__


def in_chunk(worker: Worker, task, star: bool):
    """Returns the task with its items in a Chunk."""
    call, number, function, ((of_item, items),), keywords = task
    if worker.writer is None:
        worker.writer = taskels.writer_of(worker.thread)
    worker.chunk = taskels.Chunk(worker.writer, call, number, items, star)
    return call, number, function, ((of_item, worker.chunk),), keywords


def failed(names: Names, worker: Worker, chunk, count: int, result, spent: int, ended: int):
    """Tells that a task has failed, or that its result can't be pickled."""
    call, number, (_, error) = result
    ended, worker.failed_at = worker.failed_at or ended, 0
    offset = chunk.ended if chunk is not None else 0
    kind = type(error)
    if kind is names.with_traceback:
        formatted = error.tb
        error = error.exc
        told = errors.text_of_formatted(error, formatted)
    else:
        told = errors.text(error)
        if kind is names.encoding_error:
            offset = kinds.UNKNOWN if count > 1 else 0
    log.emit(kinds.FAILED, 0, call, number, offset, told, time=ended)
    log.emit(kinds.ENDED, 1, call, number, 0, spent, 0, errors.short_type_name(error), ended)
