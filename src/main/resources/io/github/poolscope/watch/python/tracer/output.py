"""Tells the lines that each process prints, where Poolscope asks for it (POOLSCOPE_OUTPUT=1).

The lines go where they would go all the same.
"""

import atexit
import sys

from . import kinds, log

LONGEST_LINE = 2000


def start():
    """Watches the streams of this process."""
    watched = [watch(sys.stdout, 0), watch(sys.stderr, 1)]
    for printed in filter(None, watched):
        log.after_fork(printed.forget)
        log.before_end(printed.flush)
        atexit.register(printed.flush)


def watch(stream, flags: int):
    """Watches one stream. Its class stays what it is: only the method write of this object is another."""
    try:
        printed = Printed(flags, stream.write)
        stream.write = printed.write
        return printed
    except AttributeError:
        return None  # There is no such stream, or it is of a class that does not allow it.


class Printed:
    """Makes lines of what is written to a stream."""

    def __init__(self, flags: int, write):
        self.flags = flags
        self.original = write
        self.begun = ""  # the line that has not ended yet

    def write(self, text):
        """Writes as the stream does."""
        count = self.original(text)
        try:
            *lines, begun = (self.begun + text).split("\n")
            self.begun = begun[-LONGEST_LINE:]
            for line in lines:
                self.tell(line)
        except Exception as error:
            log.contain(error)
        return count

    def tell(self, line: str):
        """Tells a line."""
        log.emit(kinds.OUTPUT, self.flags, d=log.text(line[:LONGEST_LINE]))

    def flush(self):
        """Tells the last line, if it has no end."""
        line, self.begun = self.begun, ""
        if line:
            self.tell(line)

    def forget(self):
        """What the parent has begun is not the forked child's."""
        self.begun = ""
