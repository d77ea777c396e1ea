"""What queues, locks and pipes have in common: which of them are the program's own, and how they are told.

A pool, an executor, a queue and a condition have locks and pipes inside, which are not told.

The key of a primitive is the name of a semaphore in it, which is the same in all processes; the name ends
with a mark that says what the program made, so that a spawned process knows it too. Where children are
forked, semaphores have no names: there the key is an attribute, which a child has from its parent.
"""

import os
import sys
from _thread import _local

from . import kinds, lines, log, waits, wrapping

LOCK = "-pl"
QUEUE = "-pq"
CONDITION = "-pc"
EVENT = "-pe"
BARRIER = "-pb"

UNLIMITED = 0xFFFFFFFF
KEY = "_poolscope"  # the attribute of a primitive that has its key

_making = _local()  # .mark: of what this thread makes
_LIBRARY = (
    log.STANDARD_LIBRARY + "multiprocessing" + os.sep,
    log.STANDARD_LIBRARY + "concurrent" + os.sep,
)
_CONTEXT = log.STANDARD_LIBRARY + "multiprocessing" + os.sep + "context.py"


def mark_of_what_is_made() -> str:
    """Returns the mark that the name of a semaphore gets that is made now."""
    return _making.__dict__.get("mark", "")


def is_made_by_program(frame) -> bool:
    """Returns whether the frame that calls the constructor of a primitive is not of multiprocessing."""
    while frame is not None:
        filename = frame.f_code.co_filename
        if filename != "<poolscope>" and filename != _CONTEXT:
            return not filename.startswith(_LIBRARY)
        frame = frame.f_back
    return False


def new_key(mark: str) -> str:
    """Returns a key that no other primitive has."""
    return "%d.%d%s" % (os.getpid(), log.number("primitive"), mark)


def key(made, mark: str, semaphore_of) -> str:
    """Returns the key of a primitive, "" if it is not one that the program made."""
    try:
        own = object.__getattribute__(made, "__dict__").get(KEY)
        if own is not None:
            return own
        name = semaphore_of(made).name
        return name if name is not None and name.endswith(mark) else ""
    except Exception:
        return ""


def make_constructor(kind: str, mark: str, semaphore_of, capacity_of):
    """Returns what makes the hook of a constructor, given what returns its semaphore and its capacity."""

    def make(original):
        def __init__(self, *arguments, **keywords):
            own = False
            try:
                own = not mark_of_what_is_made() and is_made_by_program(sys._getframe(1))
                if own:
                    _making.mark = mark
            except Exception as error:
                log.contain(error)
            try:
                original(self, *arguments, **keywords)
            except BaseException as error:
                wrapping.hide(error)
                raise
            finally:
                if own:
                    _making.mark = ""
            if own:
                try:
                    name = key(self, mark, semaphore_of)
                    if not name:
                        name = new_key(mark)
                        wrapping.mark(self, KEY, name)
                    tell_made(kind, name, capacity_of(self), lines.line(sys._getframe(1)))
                except Exception as error:
                    log.contain(error, "A primitive could not be recorded")

        return __init__

    return make


def tell_made(kind: str, key: str, capacity: int, line: int, same: str = ""):
    """Tells of a primitive that the program made, or of another key of it."""
    other = log.text(same) if same else 0
    log.emit(kinds.SYNC_MADE, 0, 0, capacity, line, log.text(key), other, kind.encode()[:24])


def tell(action: int, key: str, amount: int = 0, time: int = 0):
    """Tells what is done with a primitive."""
    try:
        log.emit(kinds.SYNC, action, log.text(key), d=amount, time=time)
    except Exception as error:
        log.contain(error)


def blocked(where: int, key: str, purpose: int) -> int:
    """Tells that this thread waits for a primitive. Returns the wait's number, for waits.returned()."""
    tell(kinds.ACTION_WAITS, key, purpose)
    return waits.blocked(where, log.text(key))


def may_wait(block, timeout) -> bool:
    """Returns whether a call with these arguments waits. Only objects of Python's own are tested."""
    if block is not True and not (type(block) is int and block):
        return False
    return timeout is None or (type(timeout) in (int, float) and timeout > 0)
