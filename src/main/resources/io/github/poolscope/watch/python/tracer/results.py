"""Watches the results of a pool's calls: which call made them, who waits, and when they are delivered."""

import sys
import threading
from _weakref import ref
from collections import deque

from . import kinds, lines, log, values, waits, wrapping

MODES = {
    "apply": kinds.MODE_APPLY,
    "apply_async": kinds.MODE_APPLY_ASYNC,
    "map": kinds.MODE_MAP,
    "map_async": kinds.MODE_MAP_ASYNC,
    "imap": kinds.MODE_IMAP,
    "imap_unordered": kinds.MODE_IMAP_UNORDERED,
    "starmap": kinds.MODE_STARMAP,
    "starmap_async": kinds.MODE_STARMAP_ASYNC,
}
WAITS = {
    kinds.MODE_APPLY: kinds.IN_APPLY,
    kinds.MODE_MAP: kinds.IN_MAP,
    kinds.MODE_STARMAP: kinds.IN_STARMAP,
}


class Calls:
    """The functions of Pool from which a call comes, known by their code."""

    def __init__(self, module, names, number_of):
        functions = module.Pool.__dict__
        self.codes = {name: functions[name].__code__ for name in MODES if name in functions}
        self.modes = {id(code): MODES[name] for name, code in self.codes.items()}  # hash(code) takes long
        self.get = getattr(getattr(module.__dict__.get("ApplyResult"), "get", None), "__code__", None)
        self.names = names
        self.number_of = number_of

    def made(self, result, frame, pool, count: int, chunksize):
        """Tells of a call, given its result and the frame of the function of Pool that made it."""
        modes = self.modes
        own = frame.f_locals
        mode = modes.get(id(frame.f_code))
        above = modes.get(id(frame.f_back.f_code)) if frame.f_back is not None else None
        if mode is None:
            mode = above  # map() and its kin share a function.
            if mode is None:
                star = own.get("mapper") is self.names.starmapstar
                mode = kinds.MODE_STARMAP_ASYNC if star else kinds.MODE_MAP_ASYNC
        elif mode == kinds.MODE_APPLY_ASYNC and above == kinds.MODE_APPLY:
            mode = above
        if chunksize is None:
            chunksize = own.get("chunksize", 1)
        function = log.text(values.function_name(own.get("func")))
        place = self.number_of(pool) + (lines.line(frame) << 32)
        log.emit(kinds.CALL, mode, result._job, count, values.whole(chunksize), place, function)

    def waits(self, frame) -> int:
        """Returns in which call a thread waits, given the frame of the caller of wait()."""
        if frame.f_code is not self.get:
            return kinds.IN_WAIT
        mode = self.modes.get(id(frame.f_back.f_code)) if frame.f_back is not None else None
        return WAITS.get(mode, kinds.IN_GET)


def patch(module, names, number_of):
    """Watches the results of multiprocessing.pool; number_of(pool) is the pool's number."""
    calls = Calls(module, names, number_of)
    wrap = wrapping.wrap_method
    wrap(module, "ApplyResult", "__init__", lambda original: make_apply_result(calls, original))
    wrap(module, "MapResult", "__init__", lambda original: make_map_result(calls, original))
    wrap(module, "ApplyResult", "wait", lambda original: make_wait(calls, original))
    wrap(module, "ApplyResult", "ready", lambda original: make_ready(calls, original))
    wrap(module, "IMapIterator", "__init__", lambda original: make_iterator(calls, original))
    wrap(module, "IMapIterator", "_set_length", make_set_length)


# ---- apply, map, starmap -----------------------------------------------------------------------------------


class Callback:
    """Tells when a callback began and ended. It is true or false as the original is: only a true one runs."""

    __slots__ = ("callback", "call")

    def __init__(self, callback, call):
        self.callback = callback
        self.call = call

    def __bool__(self):
        return bool(self.callback)

    def __call__(self, value):
        call = self.call[0] if self.call else 0
        log.emit(kinds.CALLBACK_BEGAN, a=call)
        try:
            return self.callback(value)
        except BaseException as error:
            wrapping.hide(error)
            raise
        finally:
            log.emit(kinds.CALLBACK_ENDED, a=call)


def make_apply_result(calls, original):
    """ApplyResult.__init__, which MapResult.__init__ calls too."""

    def __init__(self, pool, callback, error_callback):
        call = []
        original(
            self,
            pool,
            callback if callback is None else Callback(callback, call),
            error_callback if error_callback is None else Callback(error_callback, call),
        )
        try:
            call.append(self._job)
            frame = sys._getframe(1)
            if id(frame.f_code) in calls.modes:
                calls.made(self, frame, pool, 1, 1)
        except Exception as error:
            log.contain(error, "A call could not be recorded")

    return __init__


def make_map_result(calls, original):
    """MapResult.__init__"""

    def __init__(self, pool, chunksize, length, *arguments, **keywords):
        original(self, pool, chunksize, length, *arguments, **keywords)
        try:
            calls.made(self, sys._getframe(1), pool, length, chunksize)
        except Exception as error:
            log.contain(error, "A call could not be recorded")

    return __init__


def make_wait(calls, original):
    """ApplyResult.wait"""

    def wait(self, timeout=None):
        if self._event.is_set():
            return original(self, timeout)
        number = 0
        try:
            number = waits.blocked(calls.waits(sys._getframe(1)), self._job)
        except Exception as error:
            log.contain(error)
        try:
            return original(self, timeout)
        except BaseException as error:
            wrapping.hide(error)
            raise
        finally:
            waits.returned(number)

    return wait


def make_ready(calls, original):
    """ApplyResult.ready, which get() calls before it returns or raises what the call has come to."""
    get = calls.get

    def ready(self):
        is_ready = original(self)
        try:
            if is_ready and sys._getframe(1).f_code is get:
                success = self._success
                log.emit(kinds.DELIVERED, 0 if success else 1, self._job, 0, kinds.UNKNOWN)
                if not success:
                    wrapping.hide_within(self._value)
        except Exception as error:
            log.contain(error)
        return is_ready

    return ready


# ---- imap, imap_unordered ----------------------------------------------------------------------------------


class Items(deque):
    """The results of an IMapIterator that can be delivered. `next` takes one and returns or raises it."""

    __slots__ = ("call", "delivered", "in_chunks")

    def popleft(self, take=deque.popleft, pack=log.pack, clock=log.clock, delivered_kind=kinds.DELIVERED):
        """Takes a result, if there is one: it is delivered with that, unless it is a chunk."""
        item = take(self)
        try:
            success, value = item
            if success and self.in_chunks and type(value) is list:
                return True, DeliveredChunk(self, value)
            number = self.delivered
            self.delivered = number + 1
            offset, mapped = log.segment
            pack(
                mapped,
                offset(),
                delivered_kind,
                0 if success else 1,
                log.thread_number(),
                self.call,
                number,
                1,
                0,
                0,
                b"",
                clock(),
            )
        except log.full:
            log.emit(delivered_kind, 0 if success else 1, self.call, number, 1)
        except Exception as error:
            log.contain(error)
        return item


class DeliveredChunk:
    """The results of a chunk, which Pool.imap takes apart: each is delivered when it is its turn."""

    __slots__ = ("items", "values")

    def __init__(self, items, values):
        self.items = items
        self.values = values

    def __iter__(self):
        items = self.items
        for value in self.values:
            log.emit(kinds.DELIVERED, 0, items.call, items.delivered, 1)
            items.delivered += 1
            yield value


class WatchedCondition(threading.Condition):
    """What an IMapIterator waits for. `next` calls wait() only if there is no result."""

    def wait(self, timeout=None):
        """Waits as a Condition does."""
        number = 0
        try:
            items = self.items()
            if items is not None:
                number = waits.blocked(kinds.IN_NEXT, items.call, items.delivered)
        except Exception as error:
            log.contain(error)
        try:
            return threading.Condition.wait(self, timeout)
        except BaseException as error:
            wrapping.hide(error)
            raise
        finally:
            waits.returned(number)


def make_iterator(calls, original):
    """IMapIterator.__init__"""

    def __init__(self, pool, *arguments, **keywords):
        original(self, pool, *arguments, **keywords)
        try:
            frame = sys._getframe(1)
            calls.made(self, frame, pool, kinds.UNKNOWN, None)
            items = Items()
            items.call = self._job
            items.delivered = 0
            items.in_chunks = "task_batches" in frame.f_locals  # The function then takes the results apart.
            condition = WatchedCondition(threading.Lock())
            condition.items = ref(items)
            self._items = items
            self._cond = condition
        except Exception as error:
            log.contain(error, "A call could not be recorded")

    return __init__


def make_set_length(original):
    """IMapIterator._set_length, called once the program's iterable has ended."""

    def _set_length(self, length):
        log.emit(kinds.CALL_COUNTED, a=self._job, b=length)
        return original(self, length)

    return _set_length
