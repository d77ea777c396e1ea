"""Watches concurrent.futures.process: executors of processes, their work items, and what their workers do."""

import functools
import sys

from . import errors, futures, kinds, log, process, queues, taskels, values, worker, wrapping


class Names:
    """The functions and classes of the module by which a work item and a result are told apart."""

    def __init__(self, module):
        self.process_chunk = module.__dict__.get("_process_chunk")
        self.result = module.__dict__.get("_ResultItem")
        self.call = module.__dict__.get("_CallItem")
        self.with_traceback = module.__dict__.get("_ExceptionWithTraceback")

    def is_chunk(self, function, arguments) -> bool:
        """Returns whether a work item is a chunk of map()."""
        return (
            type(function) is functools.partial
            and function.func is self.process_chunk
            and len(arguments) == 1
            and type(arguments[0]) in (tuple, list)
        )


def patch(module):
    """Watches concurrent.futures.process."""
    names = Names(module)
    executor = module.ProcessPoolExecutor
    wrapping.wrap(executor, "__init__", make_executor)
    wrapping.wrap(executor, "map", futures.make_map)
    wrapping.wrap(executor, "shutdown", futures.make_shutdown)
    wrapping.wrap(module._WorkItem, "__init__", lambda original: make_work_item(names, original))
    wrapping.wrap(
        module._SafeQueue, "_on_queue_feeder_error", lambda original: make_not_sent(names, original)
    )
    wrapping.wrap(module._ExceptionWithTraceback, "__init__", worker.make_failing)
    process.WORKERS.put(module._process_worker, ExecutorWorker(names, module._process_worker))


# ---- In the process that has the executor ------------------------------------------------------------------


def make_executor(original):
    """ProcessPoolExecutor.__init__"""

    def __init__(self, *arguments, **keywords):
        try:
            original(self, *arguments, **keywords)
        except BaseException as error:
            wrapping.hide(error)
            raise
        try:
            context = wrapping.attribute(self, "_mp_context")
            known = futures.made(self, False, start_method(context), sys._getframe(1))
            queue = wrapping.attribute(self, "_call_queue")
            wrapping.mark(queue, queues.EXECUTOR, known)
        except Exception as error:
            log.contain(error, "An executor could not be watched")

    return __init__


def start_method(context) -> bytes:
    """Returns the start method of a context."""
    try:
        return context.get_start_method().encode()
    except Exception:
        return b""


def make_work_item(names, original):
    """ProcessPoolExecutor.submit makes one of these, and then counts it."""

    def __init__(self, future, fn, args, kwargs, *more):
        original(self, future, fn, args, kwargs, *more)
        try:
            frame = sys._getframe(1)
            executor = frame.f_locals.get("self")
            known = futures.known_of(executor)
            if known is not None:
                is_chunk = names.is_chunk(fn, args)
                count = len(args[0]) if is_chunk else 1
                function = fn.args[0] if is_chunk else fn
                futures.submitted(known, future, executor._queue_count, count, function, frame)
        except Exception as error:
            log.contain(error, "A work item could not be recorded")

    return __init__


def queued(names, known, item):
    """Tells that a work item is handed to the workers' queue."""
    if type(item) is names.call:
        count = len(item.args[0]) if names.is_chunk(item.fn, item.args) else 1
        log.emit(kinds.QUEUED, 0, known.name, item.work_id, count)


def make_not_sent(names, original):
    """_SafeQueue._on_queue_feeder_error: a work item can't be pickled."""

    def _on_queue_feeder_error(self, e, obj):
        try:
            known = wrapping.attribute(self, queues.EXECUTOR)
            if known is not None and type(obj) is names.call:
                log.emit(kinds.NOT_SENT, 0, known.name, obj.work_id, d=errors.text(e))
        except Exception as error:
            log.contain(error)
        return original(self, e, obj)

    return _on_queue_feeder_error


# ---- In a worker -------------------------------------------------------------------------------------------


class ExecutorWorker:
    """How a process that is to be a worker of an executor is told from others (see process.WORKERS)."""

    def __init__(self, names, original):
        self.names = names
        self.original = original
        queues.when_queued = functools.partial(queued, names)

    def pool(self, arguments) -> int:
        """Returns the number of the executor, in the process that starts the worker."""
        known = wrapping.attribute(arguments[0], queues.EXECUTOR)
        return known.number if known is not None else 0

    def enter(self, arguments, keywords):
        """Returns what the worker's process is to call with which arguments, and what to call in the end."""
        most = arguments[4] if len(arguments) > 4 else None
        own = worker.current.worker = worker.Worker(0, False, most)
        work = Work(self.names, own, arguments[0], arguments[1])
        worker.note_arrivals(arguments[0], "_recv_bytes", own)
        stand_ins = worker.Queue(arguments[0], get=work.get), worker.Queue(arguments[1], put=work.put)
        return self.original, stand_ins + tuple(arguments[2:]), own.emit_ended


class Work:
    """The work items that one worker takes from a queue, and the results that it puts into another."""

    def __init__(self, names, own, calls, results):
        self.names = names
        self.worker = own
        self.original_get = wrapping.unhooked(calls, "get")
        self.original_put = wrapping.unhooked(results, "put")
        self.cpu = 0
        self.count = 1  # taskels of the last work item
        self.boxed = False  # the single result is in a list

    def get(self, *arguments, **keywords):
        """Takes a work item. A chunk gets items that tell when each taskel has ended."""
        own = self.worker
        if not own.ready:
            own.emit_ready()
        try:
            item = self.original_get(*arguments, **keywords)
        except (EOFError, OSError):
            own.lost = True
            raise
        try:
            if item is None:
                own.closed = True
            else:
                self.take(item)
        except Exception as error:
            log.contain(error, "A work item could not be recorded")
        return item

    def take(self, item):
        """Tells that a work item begins."""
        own = self.worker
        told = item.args
        keywords = item.kwargs
        self.count = 1
        self.boxed = False
        if self.names.is_chunk(item.fn, item.args):
            items = item.args[0]
            self.count = len(items)
            self.boxed = self.count == 1
            if self.boxed:
                told = items[0]
            else:
                if own.writer is None:
                    own.writer = taskels.writer_of(own.thread)
                own.chunk = taskels.Chunk(own.writer, kinds.EXECUTOR, item.work_id, items, True)
                item.args = (own.chunk,)
        flags, e, text = 0, 0, b""
        if own.chunk is not None:
            flags = 1
        elif log.WITH_VALUES:
            flags, e, text = values.told_arguments(told, keywords)
        own.busy = True
        self.cpu = log.cpu_clock()
        log.emit(kinds.TAKEN, flags, kinds.EXECUTOR, item.work_id, self.count, own.arrived, e, text)

    def put(self, result):
        """Puts a result, and tells that its work item has ended."""
        ended = log.clock()
        try:
            if type(result) is self.names.result:
                self.tell_ended(result, ended)
        except Exception as error:
            log.contain(error, "A result could not be recorded")
        self.original_put(result)

    def tell_ended(self, result, ended: int):
        """Tells that a work item has ended, or that its result could not be pickled."""
        own = self.worker
        first = own.busy
        spent = 0
        chunk, own.chunk = own.chunk, None
        if first:
            own.busy = False
            own.done += 1
            spent = chunk.cpu if chunk is not None else log.cpu_clock() - self.cpu
        error = result.exception
        if error is not None:
            offset = chunk.ended if chunk is not None else 0
            if not first and self.count > 1:
                offset = kinds.UNKNOWN
            if first and own.failed_at:
                ended = own.failed_at
                if chunk is None:
                    spent = own.failed_cpu - self.cpu
            own.failed_at = 0
            if type(error) is self.names.with_traceback:
                told = errors.text_of_formatted(error.exc, error.tb)
                error = error.exc
            else:
                told = errors.text(error)
            log.emit(kinds.FAILED, 0, kinds.EXECUTOR, result.work_id, offset, told, time=ended)
            name = errors.short_type_name(error)
            log.emit(kinds.ENDED, 1, kinds.EXECUTOR, result.work_id, 0, spent, 0, name, ended)
            return
        flags, e, text = 0, 0, b""
        if log.WITH_VALUES:
            if chunk is not None:
                own.writer.tell(kinds.EXECUTOR, result.work_id, 1, result.result, ended)
            else:
                flags, e, text = values.told(result.result[0] if self.boxed else result.result)
        log.emit(kinds.ENDED, flags, kinds.EXECUTOR, result.work_id, 0, spent, e, text, ended)
