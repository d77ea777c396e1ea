"""Calls in which a thread waits."""

import itertools

from . import kinds, lines, log

_numbers = itertools.count(1)


def blocked(where: int, about: int = 0, position: int = 0, line=None) -> int:
    """Tells that this thread waits in a call (kinds.IN_...). Returns the wait's number, for returned().

    The line is the number of a text, by default that of the program's innermost line.
    """
    try:
        number = next(_numbers)
        log.emit(kinds.BLOCKED, where, number, about, position, lines.line() if line is None else line)
        return number
    except Exception as error:
        log.contain(error)
        return 0


def returned(number: int, failed: bool = False):
    """Tells that a wait is over; 0 is none."""
    if number:
        log.emit(kinds.RETURNED, 1 if failed else 0, number)
