"""When each taskel of a chunk ended, and the values of its items and results.

multiprocessing runs a chunk as `list(map(function, items))`. The function is never wrapped and that line
never replaced: only the items are given as an iterable that notes the time whenever the next one is asked
for, because then the taskel before has ended. Tracebacks, the depth of recursion, and what map() makes of a
StopIteration stay as they are.
"""

from array import array
from itertools import repeat
from operator import is_

from . import kinds, log, mapping, values

SLOW = 200_000  # ns: from this on a taskel has a block of its own, with its CPU time
BLOCK = 1_000_000  # ns that a block of shorter ones takes: its CPU time is theirs together
QUICK = 1_000  # ns: up to this a block of taskels shares one reading of the clock
BLOCK_OF_QUICK = 64
SHORT_CHUNK = (
    64  # of a longer chunk of quick taskels the first items only are told, if they are not whole numbers
)
WORDS_OF_SLOT = 8

clock = log.clock
cpu_clock = log.cpu_clock


_free = []  # writers whose thread has ended: the next one goes on where they are


def writer_of(thread: int):
    """Returns a writer for the thread with this number, until give_back()."""
    try:
        writer = _free.pop()
    except IndexError:
        writer = Writer(thread)
    writer.thread = thread
    writer.pace = SLOW
    return writer


def give_back(writer):
    """Lets another thread write to the segment of one that ends."""
    _free.append(writer)


class Writer:
    """Writes .taskels segments, for one thread at a time."""

    __slots__ = ("series", "thread", "segment", "words", "next", "end", "pace")

    def __init__(self, series: int):
        self.series = series  # the thread that began it
        self.thread = series  # the thread that writes
        self.segment = None
        self.words = None  # the segment as words of 8 bytes
        self.next = self.end = 0  # counted in words
        self.pace = SLOW  # ns that the last taskels took: the first is taken for a slow one

    def reserve(self, words: int) -> int:
        """Returns where a slot is to be written that has so many words behind it."""
        whole = WORDS_OF_SLOT + (words + 7 & ~7)
        at = self.next
        if at + whole > self.end:
            self._new_segment(whole)
            at = self.next
        self.next = at + whole
        return at

    def _new_segment(self, words: int):
        size = max(log.FIRST_SEGMENT if self.segment is None else log.SEGMENT, 8 * (WORDS_OF_SLOT + words))
        if self.segment is not None:
            self.words.release()
            mapping.end(self.segment)
        try:
            self.segment = log.new_segment("taskels", size, self.series)
        except OSError:
            self.segment = bytearray(size)  # There is no room: these are lost.
        self.words = memoryview(self.segment).cast("q")
        self.next = WORDS_OF_SLOT
        self.end = size // 8

    def block(self, call: int, task: int, first: int, count: int, cpu: int, begun: int) -> int:
        """Writes the slot of a block and returns the index of its first word."""
        at = self.reserve(count)
        log.pack(
            self.segment, at * 8, kinds.TASKELS, 0, self.thread, call, task, first, cpu, count, b"", begun
        )
        return at + WORDS_OF_SLOT

    def tell(self, call: int, task: int, what: int, told, time: int):
        """Writes the values of a tuple or list of items (what = 0) or results (what = 1)."""
        count = len(told)
        if count and type(told[0]) is int and all(map(is_, map(type, told), repeat(int))):
            try:
                numbers = array("q", told)
            except OverflowError:
                pass
            else:
                at = self.reserve(count)
                start = at + WORDS_OF_SLOT
                self.words[start : start + count] = memoryview(numbers)
                log.pack(
                    self.segment, at * 8, kinds.NUMBERS, what, self.thread, call, task, 0, 0, count, b"", time
                )
                return
        most = count if count <= SHORT_CHUNK or self.pace > 20_000 else SHORT_CHUNK
        data = "\0".join([values.brief(value).replace("\0", " ") for value in told[:most]]).encode(
            "utf-8", "replace"
        )
        if len(data) > log.SEGMENT // 2:
            data = data[: log.SEGMENT // 2]
            most = data.count(b"\0")
            data = data[: data.rindex(b"\0")] if most else b""
        at = self.reserve((len(data) + 7) // 8)
        start = at * 8 + 64
        self.segment[start : start + len(data)] = data
        log.pack(
            self.segment, at * 8, kinds.VALUES, what, self.thread, call, task, 0, len(data), most, b"", time
        )


class Chunk:
    """The items of a chunk, for one iteration that tells when each taskel has ended."""

    __slots__ = ("writer", "call", "task", "items", "star", "ended", "cpu")

    def __init__(self, writer: Writer, call: int, task: int, items: tuple, star: bool):
        self.writer = writer
        self.call = call
        self.task = task
        self.items = items  # kept as long as the original would be
        self.star = star  # whether an item is a tuple of arguments
        self.ended = 0  # how many taskels have ended, once the iteration has
        self.cpu = 0  # ns, once the chunk has ended; 0: not read

    def __repr__(self):
        return repr(self.items)

    def __iter__(self):
        try:
            if log.WITH_VALUES:
                self.writer.tell(self.call, self.task, 0, self.arguments(), clock())
        except Exception as error:
            log.contain(error)
        return self._run()

    def arguments(self):
        """Returns what is told of the items: a single argument by itself."""
        items = self.items
        if self.star and all(type(item) is tuple and len(item) == 1 for item in items):
            return [item[0] for item in items]
        return items

    def _run(self):
        """Yields the items. All that can fail stands before the first `yield` of a block."""
        writer = self.writer
        items = self.items
        count = len(items)
        pace = writer.pace
        first_cpu = cpu = cpu_clock() if pace * count >= SLOW else 0
        done = first = at = 0
        begun = clock()
        try:
            while done < count:
                size = 1 if pace >= SLOW else BLOCK_OF_QUICK if pace <= QUICK else BLOCK // pace + 1
                part = items[done : done + size]
                size = len(part)
                try:
                    first = at = writer.block(self.call, self.task, done, size, cpu, begun)
                    words = writer.words
                except Exception as error:
                    log.contain(error)
                    words = [0] * size
                    first = at = 0
                if pace > QUICK:
                    for at, item in enumerate(part, first):
                        yield item
                        words[at] = clock()
                    ended = words[at]
                else:
                    for at, item in enumerate(part, first):
                        yield item
                        words[at] = 1
                    words[at] = ended = clock()
                part = item = None
                done += size
                first = at = 0
                pace = (ended - begun) // size
                if cpu or pace * size >= SLOW:
                    cpu = cpu_clock()
                begun = ended
            writer.pace = pace
            self.cpu = cpu - first_cpu if first_cpu else 0
        finally:
            self.ended = done + at - first  # A taskel that fails ends the iteration.


log.after_fork(_free.clear)
