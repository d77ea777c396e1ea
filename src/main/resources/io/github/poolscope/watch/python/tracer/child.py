"""Watches multiprocessing.util: the life of a child process, and the command lines of spawned children.

BaseProcess._bootstrap is not replaced, since it calls what the child runs: the functions that it calls are.
"""

import atexit
import sys

from . import errors, kinds, log, process, spawn, wrapping

attribute = wrapping.attribute


class Life:
    """What is known of this process as a child of multiprocessing."""

    def __init__(self):
        self.leave = None  # what a worker tells in the end, called with the number of a text or 0
        self.error = 0  # number of the text of the error that ends the process
        self.is_told = False  # whether its end has been told


life = Life()


def forget():
    """A forked child has a life of its own."""
    life.__init__()


def patch(module):
    """Watches multiprocessing.util."""
    process_module = module.process if hasattr(module, "process") else sys.modules["multiprocessing.process"]
    bootstrap = process_module.BaseProcess._bootstrap.__code__
    wrapping.wrap(module, "_close_stdin", lambda original: make_began(process_module, bootstrap, original))
    wrapping.wrap(module, "_flush_std_streams", lambda original: make_ended(bootstrap, original))
    watch_name(process_module.BaseProcess, bootstrap)
    spawn.patch(module)
    log.after_fork(forget)
    atexit.register(exits)


def make_began(process_module, bootstrap, original):
    """_bootstrap calls this before the process runs what it is there for; the fork server calls it too."""

    def _close_stdin():
        original()
        try:
            frame = sys._getframe(1)
            if frame.f_code is bootstrap:
                process.watch_children(process_module)
                began(frame.f_locals["self"])
        except Exception as error:
            log.contain(error, "A process could not be watched")

    return _close_stdin


def began(own):
    """Tells that this process has begun. A worker gets queues that tell what it does."""
    parent = attribute(own, "_parent_pid") or 0
    log.emit(kinds.PROCESS_BEGAN, 0, parent, process.own_number(own), 0, process.name_of(own))
    entry = process.worker_of(own)
    if entry is not None:
        target, arguments, leave = entry.enter(attribute(own, "_args"), attribute(own, "_kwargs"))
        life.leave = leave
        wrapping.mark(own, "_args", arguments)
        wrapping.mark(own, "_target", target)


def watch_name(base_process, bootstrap):
    """Notes the error that ends a process: _bootstrap asks for the name only to print an error."""
    original = base_process.__dict__.get("name")
    if not isinstance(original, property):
        log.note("This Python's processes have no property name: the error that ends one is not recorded.")
        return
    get_name = original.fget

    def name(self):
        try:
            if sys._getframe(1).f_code is bootstrap:
                error = sys.exc_info()[1]
                if error is not None:
                    wrapping.hide_within(error)
                    life.error = errors.text(error)
        except Exception as error:
            log.contain(error)
        return get_name(self)

    name.__qualname__ = get_name.__qualname__
    name.__module__ = get_name.__module__
    base_process.name = property(name, original.fset, original.fdel, original.__doc__)


def make_ended(bootstrap, original):
    """_bootstrap calls this last; Popen calls it before it starts a process."""

    def _flush_std_streams():
        original()
        try:
            frame = sys._getframe(1)
            if frame.f_code is bootstrap:
                ended(frame.f_locals.get("exitcode", 1))
        except Exception as error:
            log.contain(error, "The end of a process could not be recorded")

    return _flush_std_streams


def ended(code):
    """Tells that this process has ended."""
    life.is_told = True
    log.end_process()
    if life.leave is not None:
        life.leave(life.error)
    code = code & 0xFFFFFFFF if type(code) is int else 1
    log.emit(kinds.PROCESS_ENDED, 0, code, 0, 0, log.process_cpu_clock(), life.error)


def exits():
    """Tells the error that ends a process which is no child of multiprocessing. The interpreter has kept it."""
    try:
        log.end_process()
        error = getattr(sys, "last_exc", None)  # from 3.12 on
        if error is None:
            error = getattr(sys, "last_value", None)
        if error is not None and not life.is_told:
            log.emit(kinds.PROCESS_ENDED, 1, 1, 0, 0, log.process_cpu_clock(), errors.text(error))
    except Exception as error:
        log.contain(error)
