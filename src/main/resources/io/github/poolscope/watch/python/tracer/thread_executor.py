"""Watches concurrent.futures.thread: executors of threads. See futures.py for their work items."""

import sys

from . import futures, identities, kinds, log, values, worker, wrapping

_by_queue = identities.Identities()  # of queues of work items


def patch(module):
    """Watches concurrent.futures.thread."""
    executor = module.ThreadPoolExecutor
    wrapping.wrap(executor, "__init__", make_executor)
    wrapping.wrap(executor, "shutdown", futures.make_shutdown)
    wrapping.wrap(module._WorkItem, "__init__", make_work_item)
    wrapping.wrap(module, "_worker", make_worker)


def make_executor(original):
    """ThreadPoolExecutor.__init__"""

    def __init__(self, *arguments, **keywords):
        try:
            original(self, *arguments, **keywords)
        except BaseException as error:
            wrapping.hide(error)
            raise
        try:
            known = futures.made(self, True, b"thread", sys._getframe(1))
            _by_queue.put(wrapping.attribute(self, "_work_queue"), known.number)
        except Exception as error:
            log.contain(error, "An executor could not be watched")

    return __init__


def make_work_item(original):
    """ThreadPoolExecutor.submit makes one of these, and puts it into the queue."""

    def __init__(self, future, *arguments, **keywords):
        original(self, future, *arguments, **keywords)
        try:
            frame = sys._getframe(1)
            names = frame.f_locals
            known = futures.known_of(names.get("self"))
            if known is not None:
                told = (0, 0, b"")
                if log.WITH_VALUES:
                    told = values.told_arguments(names.get("args"), names.get("kwargs"))
                item = known.next_item()
                futures.submitted(known, future, item, 1, names.get("fn"), frame, told)
                log.emit(kinds.QUEUED, 0, known.name, item, 1)
        except Exception as error:
            log.contain(error, "A work item could not be recorded")

    return __init__


def make_worker(original):
    """What each thread of an executor runs."""

    def _worker(*arguments, **keywords):
        own = None
        try:
            position = next((i for i, each in enumerate(arguments) if _by_queue.get(each)), None)
            if position is not None:
                own = worker.Worker(_by_queue.get(arguments[position]), True, None)
                arguments = list(arguments)
                arguments[position] = ready_at_first_get(own, arguments[position])
        except Exception as error:
            log.contain(error, "A thread of an executor could not be watched")
        try:
            return original(*arguments, **keywords)
        finally:
            if own is not None:
                own.closed = own.ready
                own.emit_ended(0)

    return _worker


def ready_at_first_get(own, queue):
    """Returns a queue that stands in for another one, and tells when something is first asked for."""
    stand_in = worker.Queue(queue)

    def watched(name):
        original = getattr(queue, name, None)

        def get(*arguments, **keywords):
            if not own.ready:
                own.emit_ready()
                for each in ("get", "get_nowait"):
                    stand_in.__dict__.pop(each, None)
            return original(*arguments, **keywords)

        return get

    for name in ("get", "get_nowait"):
        stand_in.__dict__[name] = watched(name)
    return stand_in
