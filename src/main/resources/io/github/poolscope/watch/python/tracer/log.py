"""Writes the event log: slots of 64 bytes in files that are mapped into memory (event-log.md).

Nothing here waits for a reader, starts a thread, takes a lock or keeps a file descriptor open, and nothing
raises: what can't be written is counted. Every function may be called by any thread, in signal handlers and
in finalizers.
"""

import itertools
import os
import struct
import sys
import time
from _thread import _local, get_ident

from . import kinds, mapping, package

FOLDER = package.trace
WITH_VALUES = os.environ.get("POOLSCOPE_VALUES", "1") != "0"
FIRST_SEGMENT = 32 * 1024
SEGMENT = 256 * 1024
MOST_FULL = 4  # segments of a process that are full and still mapped
MOST_WAITING = 256  # segments that wait for the reader; while there would be more, events are only counted
LONGEST_TEXT = 8192

clock = time.perf_counter_ns  # on Linux CLOCK_MONOTONIC, which System.nanoTime() reads too
cpu_clock = time.thread_time_ns
process_cpu_clock = time.process_time_ns
pack = struct.Struct(
    "<BBHIIIqq24sq"
).pack_into  # kind flags thread a b c d e text time: the time completes the slot
pack_text = struct.Struct("<BBHIII40sq").pack_into
full = struct.error  # what pack() raises behind the end of a segment

_traceback = BaseException.__dict__[
    "__traceback__"
].__get__  # a class of the program may have other ways to it
_counters = {}
_local_names = _local()
_main_thread = get_ident()
_after_fork = []
_before_end = []


def number(what: str) -> int:
    """Returns the next number of a sequence from 1, of which each number is returned once."""
    counter = _counters.get(what)
    if counter is None:
        counter = _counters.setdefault(what, itertools.count(1))
    return next(counter)


def thread_number() -> int:
    """Returns the number of this thread in its process: 1 is the main thread."""
    try:
        return _local_names.number
    except AttributeError:
        main = get_ident() == _main_thread
        _local_names.number = own = 1 if main else 2 + number("thread") % 0xFFFE
        return own


# ---- Segments ----------------------------------------------------------------------------------------------

# Where the next slot goes: a function that returns the next offset, and the mapping. They change together, so
# that no thread writes to one segment's offset in another's mapping. A count returns each number once, in
# every thread, also where threads run without a lock.
segment = (itertools.count(0, 64).__next__, bytearray(0))

_no_room = bytearray(SEGMENT)  # takes the events that there is no room for, which are counted
_not_written = 0
_full = []  # full segments stay for a while: a thread may have been interrupted as it was to write there
_written_by = 0  # PID
_name = ""
_segments = itertools.count()
_waiting = []  # paths of segments that the reader may not have removed yet


def new_segment(suffix: str, size: int, series: int = 0):
    """Returns the mapping of a new segment whose first slot is written.

    A series is what one thread at a time writes to: its segments follow each other.
    Raises OSError if there is no room, or too much waits for the reader.
    """
    global _written_by, _name
    pid = os.getpid()
    if _written_by != pid:
        _written_by = pid
        _name = "%s/%d-%d" % (FOLDER, pid, clock())
    if len(_waiting) >= MOST_WAITING:
        _waiting[:] = [path for path in _waiting if os.path.exists(path)]
        if len(_waiting) >= MOST_WAITING:
            raise OSError("the reader is behind")
    own_number = next(_segments)
    path = "%s-%05d.%s" % (_name, own_number, suffix)
    new = mapping.create(path + ".new", size)
    version = sys.version_info
    language = "python" if sys.implementation.name == "cpython" else sys.implementation.name
    text = ("%s %d.%d.%d" % (language, version[0], version[1], version[2])).encode()[:24]
    parent = os.getppid()
    wall = time.time_ns()
    pack(
        new, 0, kinds.HELLO, kinds.VERSION, series, pid, parent, own_number, wall, _not_written, text, clock()
    )
    os.rename(path + ".new", path)
    _waiting.append(path)
    return new


def _next_segment(was):
    """Puts a new segment in place of a full one, or a place where events are lost for a while."""
    global segment, _not_written
    if segment is not was:
        return  # Another thread was first.
    try:
        new = new_segment("events", SEGMENT if was[1] else FIRST_SEGMENT)
    except OSError:
        new = None
    if segment is not was:
        if new is not None:
            mapping.end(new)
        return
    if was[1] is _no_room:
        _not_written += SEGMENT // 64
    if new is None:
        segment = (itertools.count(0, 64).__next__, _no_room)  # Tried again after as many events.
        return
    segment = (itertools.count(64, 64).__next__, new)
    if was[1]:
        _full.append(was[1])
    if len(_full) > MOST_FULL:
        mapping.end(_full.pop(0))


# ---- Events ------------------------------------------------------------------------------------------------


def emit(kind, flags=0, a=0, b=0, c=0, d=0, e=0, text=b"", time=0):
    """Writes one event, now or with the given time.

    The text has at most 24 bytes; a, b and c are not negative. What is called for each taskel packs its slot
    itself, and calls this if the segment is full:

        try:
            offset, mapped = log.segment
            log.pack(mapped, offset(), kinds.QUEUED, 0, 0, a, b, c, 0, 0, b"", log.clock())
        except log.full:
            log.emit(kinds.QUEUED, a=a, b=b, c=c)
        except Exception as error:
            log.contain(error)
    """
    try:
        thread = thread_number()
        offset, mapped = segment
        pack(mapped, offset(), kind, flags, thread, a, b, c, d, e, text, time or clock())
    except full:
        _emit_in_next(kind, flags, a, b, c, d, e, text, time or clock())
    except Exception as error:
        contain(error)


def _emit_in_next(kind, flags, a, b, c, d, e, text, time):
    """Writes an event for which the segment had no room."""
    try:
        while True:
            current = segment
            at = current[0]()
            try:
                pack(current[1], at, kind, flags, thread_number(), a, b, c, d, e, text, time)
                return
            except full:
                if at + 64 <= len(current[1]):
                    raise  # A value is out of its range.
                _next_segment(current)
    except Exception as error:
        contain(error)


def contain(error: Exception, what: str = ""):
    """Counts an error of the tracer, and notes the first ones.

    An error that a signal handler of the program has raised while the tracer was at work is the program's: it
    is raised again.
    """
    global _not_written
    place = None
    traceback = _traceback(error)
    while traceback is not None:
        place = traceback
        if is_of_program(place.tb_frame.f_code.co_filename):
            raise error
        traceback = traceback.tb_next
    _not_written += 1
    if isinstance(error, (RecursionError, MemoryError)):
        return
    where = "%s, line %d" % (place.tb_frame.f_code.co_name, place.tb_lineno) if place is not None else "?"
    what = what or "An event could not be recorded"
    note("%s: %s: %s (in %s)." % (what, type(error).__name__, error, where))


STANDARD_LIBRARY = os.path.dirname(os.__file__) + os.sep
PACKAGES = (os.sep + "site-packages" + os.sep, os.sep + "dist-packages" + os.sep)


def is_of_program(filename: str) -> bool:
    """Returns whether code of this file is neither the tracer's nor the standard library's."""
    if filename.startswith("<"):
        return filename not in ("<poolscope>",) and not filename.startswith("<frozen ")
    return not filename.startswith(STANDARD_LIBRARY) or any(part in filename for part in PACKAGES)


# ---- Texts -------------------------------------------------------------------------------------------------

MOST_REMEMBERED = 512 * 1024  # bytes of texts that are remembered; further ones are written each time
_texts = {}
_remembered = 0


def text(string: str, remember: bool = True) -> int:
    """Returns the number of a text, which is written when it is first used.

    The number is this process's own: a forked child has others, so keep the text and not its number. A text
    that is not likely to be used again need not be remembered.
    """
    global _remembered
    known = _texts.get(string)
    if known is not None:
        return known
    own = number("text")
    data = string.encode("utf-8", "replace")
    if len(data) > LONGEST_TEXT:
        data = data[:LONGEST_TEXT].decode("utf-8", "ignore").encode()
    first = 0
    while True:
        current = segment
        at = current[0]()
        if at + 64 > len(current[1]):
            _next_segment(current)
            continue
        pack_text(current[1], at, kinds.TEXT, 0, 0, own, first, len(data), data[first : first + 40], clock())
        first += 40
        if first >= len(data):
            break
    if remember and _remembered < MOST_REMEMBERED:
        _remembered += len(data) + 100
        _texts[string] = own
    return own


MOST_NOTES = 20
_notes = set()


def note(sentence: str):
    """Tells the reader in one sentence what can't be recorded; each sentence once, and no more than a few."""
    if sentence not in _notes and len(_notes) < MOST_NOTES:
        _notes.add(sentence)
        emit(kinds.NOTE, d=text(sentence))


# ---- Fork and end ------------------------------------------------------------------------------------------


def after_fork(function):
    """Has a function called in each forked child, once it has a log of its own."""
    _after_fork.append(function)


def before_end(function):
    """Has a function called as a child process ends, before that is told."""
    _before_end.append(function)


def end_process():
    """Calls what is to be called as this process ends."""
    for function in _before_end:
        function()


def _forked():
    """Gives a forked child a log of its own."""
    global segment, _not_written, _segments, _main_thread, _remembered
    segment = (itertools.count(0, 64).__next__, bytearray(0))
    del _full[:]
    _not_written = 0
    _segments = itertools.count()
    del _waiting[:]
    _texts.clear()
    _remembered = 0
    _notes.clear()
    _local_names.__dict__.clear()
    _main_thread = get_ident()
    for name in ("text", "thread"):
        _counters.pop(name, None)
    for function in _after_fork:
        try:
            function()
        except Exception as error:
            contain(error)


os.register_at_fork(after_in_child=_forked)
