"""Watches concurrent.futures._base: the futures of executors, who waits for them, and calls of map().

No function of Future is replaced. What is watched is the condition that guards a future: by which function it
is entered, waited for and notified tells what becomes of the future, and no frame of the tracer is in a
traceback.
"""

import itertools
import sys
import threading
from _thread import _local
from collections import deque

from . import errors, kinds, lines, log, values, waits, wrapping

KNOWN = "_poolscope"  # the attribute of an executor that has what is known of it


class Known:
    """What is known of an executor."""

    __slots__ = ("number", "name", "is_thread_pool", "next_item")

    def __init__(self, is_thread_pool: bool):
        self.number = log.number("pool")
        self.name = kinds.EXECUTOR + self.number
        self.is_thread_pool = is_thread_pool
        self.next_item = itertools.count().__next__


def made(executor, is_thread_pool: bool, method: bytes, frame):
    """Tells that an executor was made, and returns what is known of it."""
    known = Known(is_thread_pool)
    own = object.__getattribute__(executor, "__dict__")
    own[KNOWN] = known
    log.emit(
        kinds.POOL,
        kinds.THREAD_EXECUTOR if is_thread_pool else kinds.PROCESS_EXECUTOR,
        known.number,
        own.get("_max_workers") or 0,
        lines.line(frame),
        own.get("_max_tasks_per_child") or 0,
        log.text(type(executor).__qualname__),
        method,
    )
    log.emit(kinds.POOL_READY, a=known.number)
    return known


def known_of(executor):
    """Returns what is known of an executor, or None."""
    return wrapping.attribute(executor, KNOWN)


class Codes:
    """The functions by which the condition of a future is used."""

    def __init__(self):
        self.result = self.set_result = self.set_exception = self.cancel = self.begin = self.map = None

    def read(self, module):
        """Reads them from the module."""
        functions = module.Future.__dict__
        self.result = functions["result"].__code__
        self.set_result = functions["set_result"].__code__
        self.set_exception = functions["set_exception"].__code__
        self.cancel = functions["cancel"].__code__
        self.begin = functions["set_running_or_notify_cancel"].__code__
        self.map = module.Executor.__dict__["map"].__code__


codes = Codes()
current = _local()  # .map: the Map that this thread is in

# Events of futures of a broken executor, until there is time to write them. It fails all its futures in a loop, and
# older CPythons rely on no other thread running meanwhile: one that is woken by the first future and cancels the
# others ends that loop with an error, and the remaining workers stay for ever. Writing may let other threads run.
_late = deque()
BREAKING = ("terminate_broken", "_terminate_broken", "_queue_management_worker")


def write_late():
    """Writes the events of futures of a broken executor."""
    while _late:
        try:
            name, item, time = _late.popleft()
        except IndexError:
            return  # Another thread was first.
        log.emit(kinds.RECEIVED, 1, name, item, time=time)


def patch(module):
    """Watches concurrent.futures._base."""
    codes.read(module)
    wrapping.wrap(module, "_create_and_install_waiters", lambda original: make_waiters(module, original))
    wrapping.wrap(module.Executor, "map", make_map)


# ---- A future ----------------------------------------------------------------------------------------------


class FutureCondition(threading.Condition):
    """The condition of a future that an executor has made."""

    known = None
    item = 0  # number of the work item
    failed = None  # whether it has failed, once it is settled
    cancelled = delivered = False
    told = (0, 0, b"")  # the item, for a thread that takes it
    cpu = 0

    def __enter__(self):
        entered = self._lock.__enter__()
        try:
            code = sys._getframe(1).f_code
            if code is codes.result:
                write_late()
                if self.failed is not None and not self.delivered:
                    self._tell_delivered()
            elif code is codes.begin and self.known.is_thread_pool and not self.cancelled:
                self._tell_taken()
        except BaseException as error:
            try:
                if not isinstance(error, Exception):
                    raise
                log.contain(error)
            except BaseException:
                self._lock.__exit__(None, None, None)
                raise
        return entered

    def wait(self, timeout=None):
        """Waits as a Condition does."""
        number = 0
        is_result = False
        try:
            is_result = sys._getframe(1).f_code is codes.result
            number = waits.blocked(kinds.IN_RESULT, self.known.name, self.item)
        except Exception as error:
            log.contain(error)
        try:
            woken = threading.Condition.wait(self, timeout)
        except BaseException as error:
            waits.returned(number, True)
            wrapping.hide(error)
            raise
        waits.returned(number)
        if is_result and self.failed is not None and not self.delivered:
            write_late()
            self._tell_delivered()
        return woken

    def notify_all(self):
        """Notifies as a Condition does. A future does so when its state has changed."""
        try:
            frame = sys._getframe(1)
            code = frame.f_code
            if code is codes.set_result or code is codes.set_exception:
                self.failed = code is codes.set_exception
                if self.known.is_thread_pool:
                    self._tell_ended(frame.f_locals)
                    log.emit(kinds.RECEIVED, 1 if self.failed else 0, self.known.name, self.item)
                elif self.failed and frame.f_back is not None and frame.f_back.f_code.co_name in BREAKING:
                    _late.append((self.known.name, self.item, log.clock()))
                else:
                    log.emit(kinds.RECEIVED, 1 if self.failed else 0, self.known.name, self.item)
            elif code is codes.cancel:
                write_late()
                self.cancelled = True
                log.emit(kinds.CANCELLED, 0, self.known.name, self.item)
        except Exception as error:
            log.contain(error)
        threading.Condition.notify_all(self)

    def _tell_delivered(self):
        self.delivered = True
        log.emit(kinds.DELIVERED, 1 if self.failed else 0, self.known.name, self.item, 1)

    def _tell_taken(self):
        flags, e, text = self.told
        self.cpu = log.cpu_clock()
        log.emit(kinds.TAKEN, flags, self.known.name, self.item, 1, 0, e, text)

    def _tell_ended(self, names):
        """Tells that a thread has ended a work item, given the names of set_result or set_exception."""
        ended = log.clock()
        cpu = log.cpu_clock() - self.cpu
        if self.failed:
            error = names["exception"]
            log.emit(kinds.FAILED, 0, self.known.name, self.item, 0, errors.text(error), time=ended)
            log.emit(
                kinds.ENDED, 1, self.known.name, self.item, 0, cpu, 0, errors.short_type_name(error), ended
            )
        else:
            flags, e, text = values.told(names["result"]) if log.WITH_VALUES else (0, 0, b"")
            log.emit(kinds.ENDED, flags, self.known.name, self.item, 0, cpu, e, text, ended)


def submitted(known, future, item: int, count: int, function, frame, told=(0, 0, b"")):
    """Tells that an executor was given a work item.

    count is the number of its taskels, frame that of submit(), told its item for an executor of threads.
    """
    condition = future._condition
    if type(condition) is threading.Condition:
        condition.known = known
        condition.item = item
        condition.told = told
        condition.__class__ = FutureCondition
    of_map = current.__dict__.get("map")
    call = 0
    if of_map is not None and of_map.known is known and _is_in_map(frame.f_back):
        call = of_map.number
        of_map.tasks += 1
    place = call + (lines.line(frame) << 32)
    log.emit(kinds.SUBMITTED, 0, known.name, item, count, place, log.text(values.function_name(function)))


def _is_in_map(frame) -> bool:
    """Returns whether Executor.map called submit(), perhaps in a comprehension or through a subclass."""
    for _ in range(3):
        if frame is None:
            return False
        if frame.f_code is codes.map:
            return True
        frame = frame.f_back
    return False


# ---- map ---------------------------------------------------------------------------------------------------


class Map:
    """A call of map() that submits its work items."""

    __slots__ = ("known", "number", "tasks")

    def __init__(self, known):
        self.known = known
        self.number = log.number("map")
        self.tasks = 0


def make_map(original):
    """Executor.map, and that of ProcessPoolExecutor, which calls it."""

    def map(self, fn, *iterables, **keywords):
        before = current.__dict__.get("map")
        own = None
        try:
            known = known_of(self)
            if known is not None and (before is None or before.known is not known):
                own = current.map = Map(known)
                tell_map(own, fn, iterables, 1 if known.is_thread_pool else keywords.get("chunksize", 1))
        except Exception as error:
            log.contain(error, "A call could not be recorded")
        try:
            return original(self, fn, *iterables, **keywords)
        except BaseException as error:
            wrapping.hide(error)
            raise
        finally:
            if own is not None:
                current.map = before
                log.emit(kinds.CALL_COUNTED, a=kinds.EXECUTOR + own.number, b=own.tasks)

    return map


_COUNTED = (list, tuple, range, str, bytes, dict, set, frozenset)


def tell_map(own, function, iterables, chunksize):
    """Tells of a call of map(). It knows how many taskels iterables of Python's own classes give."""
    count = kinds.UNKNOWN
    if all(type(iterable) in _COUNTED for iterable in iterables):
        count = min([len(iterable) for iterable in iterables], default=0)
    log.emit(
        kinds.CALL,
        kinds.MODE_MAP_OF_AN_EXECUTOR,
        kinds.EXECUTOR + own.number,
        count,
        values.whole(chunksize),
        own.known.number + (lines.line(sys._getframe(2)) << 32),
        log.text(values.function_name(function)),
    )


# ---- wait, as_completed ------------------------------------------------------------------------------------


class WaiterEvent(threading.Event):
    """What wait() and as_completed() wait for."""

    where = kinds.IN_WAIT_FOR_FUTURES

    def wait(self, timeout=None):
        """Waits as an Event does."""
        if self._flag:
            return threading.Event.wait(self, timeout)
        number = waits.blocked(self.where)
        try:
            return threading.Event.wait(self, timeout)
        except BaseException as error:
            wrapping.hide(error)
            raise
        finally:
            waits.returned(number)


def make_waiters(module, original):
    """wait() and as_completed() call this if not all futures are done."""

    def _create_and_install_waiters(fs, return_when):
        waiter = original(fs, return_when)
        try:
            if type(waiter.event) is threading.Event:
                waiter.event.__class__ = WaiterEvent
                if return_when == module._AS_COMPLETED:
                    waiter.event.where = kinds.IN_AS_COMPLETED
        except Exception as error:
            log.contain(error)
        return waiter

    return _create_and_install_waiters


# ---- What both kinds of executors have ---------------------------------------------------------------------


def make_shutdown(original):
    """Executor.shutdown"""

    def shutdown(self, wait=True, **keywords):
        number = 0
        try:
            write_late()
            known = known_of(self)
            if known is not None:
                line = lines.line(sys._getframe(1))
                log.emit(kinds.POOL_STATE, kinds.POOL_CLOSED, known.number, c=line)
                if wait is True:
                    number = waits.blocked(kinds.IN_SHUTDOWN, known.number, line=line)
        except Exception as error:
            log.contain(error)
        try:
            return original(self, wait, **keywords)
        except BaseException as error:
            wrapping.hide(error)
            raise
        finally:
            waits.returned(number)

    return shutdown


log.after_fork(_late.clear)
log.before_end(write_late)
