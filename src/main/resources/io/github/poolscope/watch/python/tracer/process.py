"""Watches multiprocessing.process: processes that are asked for and started.

`start` is not replaced, since a forked child runs within it: the functions that it calls are.
"""

import sys

from . import identities, kinds, lines, log, sleeps, values, wrapping

# What a worker's process is told by: its target, which is a function of the standard library that a
# module of the tracer has replaced, and an object with pool(arguments) and enter(arguments, keywords), see
# pool.PoolWorker.
WORKERS = identities.Identities()

attribute = wrapping.attribute


def patch(module):
    """Watches multiprocessing.process."""
    start = module.BaseProcess.start.__code__
    wrapping.wrap(module, "_cleanup", lambda original: make_cleanup(start, original))
    watch_children(module)
    sleeps.patch(module)


def worker_of(process):
    """Returns the entry of WORKERS for a process that has not been started yet, or None."""
    return WORKERS.get(attribute(process, "_target"))


def make_cleanup(start, original):
    """BaseProcess.start calls this just before it makes the process; active_children calls it too."""

    def _cleanup():
        original()
        try:
            frame = sys._getframe(1)
            if frame.f_code is start:
                tell_asked(frame.f_locals["self"], frame)
        except Exception as error:
            log.contain(error, "The start of a process could not be recorded")

    return _cleanup


def tell_asked(process, frame):
    """Tells that a process is about to be started."""
    entry = worker_of(process)
    number = own_number(process)
    name = name_of(process)
    if entry is not None:
        pool = entry.pool(attribute(process, "_args"))
        log.emit(kinds.PROCESS_ASKED, 1, pool, number, 0, name)
        _starting[id(process)] = pool
        return
    _starting.pop(id(process), None)  # of an earlier one whose start has failed
    target = attribute(process, "_target")
    function = (
        values.function_name(target) if target is not None else values.class_name(type(process)) + ".run"
    )
    log.emit(kinds.PROCESS_ASKED, 0, 0, number, lines.line(frame), name, log.text(function))


_starting = {}  # id of a worker's process that is being started: its pool


class Children(set):
    """The children of this process. `start` adds a child once it has been started."""

    def add(self, process):
        """Adds a process, and tells that it has been started."""
        set.add(self, process)
        try:
            tell_started(process, _starting.pop(id(process), None))
        except Exception as error:
            log.contain(error, "The start of a process could not be recorded")


def watch_children(module):
    """Has the children told that are added from now on."""
    children = module.__dict__.get("_children")
    if type(children) is set:
        module._children = Children(children)
    else:
        log.note("This Python's multiprocessing.process has no set of children: their start is not recorded.")


def tell_started(process, pool):
    """Tells that a process has been started, by the pool with this number; None: by no pool."""
    popen = attribute(process, "_popen")
    if popen is None:
        return
    method = (getattr(popen, "method", "") or "").encode()
    if pool is not None:
        wrapping.mark(popen, "_poolscope_worker", True)
    log.emit(
        kinds.PROCESS_STARTED,
        0 if pool is None else 1,
        pool or 0,
        own_number(process),
        0,
        popen.pid or 0,
        0,
        method,
    )


def name_of(process) -> int:
    """Returns the number of the text of a process's name."""
    return log.text(values.brief(attribute(process, "_name", "")))


def own_number(process) -> int:
    """Returns the number of a process among those of its parent."""
    identity = attribute(process, "_identity")
    return identity[-1] if identity else 0
