"""Which line of the program stands above a hook."""

import os
import sys

from . import log

try:
    _folder = os.getcwd()
except OSError:
    _folder = ""

# Modules in which hooks are: their callers are looked for.
_HOOKED = tuple(
    log.STANDARD_LIBRARY + part
    for part in (
        "multiprocessing" + os.sep,
        "concurrent" + os.sep,
        "asyncio" + os.sep,
        "threading.py",
        "queue.py",
        "contextlib.py",
    )
)
_SCRIPTS = os.path.dirname(sys.executable or "") + os.sep
MOST_REMEMBERED = 2_000  # files and lines
_PROGRAM, _LIBRARY, _PASSED_OVER = range(3)
_places = {}  # file name: which of the three it is
_lines = {}  # (file name, line): text


def _place(filename: str) -> int:
    """Returns what a file belongs to."""
    if filename == "<poolscope>" or filename.startswith(_HOOKED) or filename.startswith("<frozen "):
        place = _PASSED_OVER
    elif (
        log.is_of_program(filename)
        and not filename.startswith(_SCRIPTS)
        and not any(part in filename for part in log.PACKAGES)
    ):
        place = _PROGRAM
    else:
        place = _LIBRARY
    if len(_places) < MOST_REMEMBERED:
        _places[filename] = place
    return place


def line(frame=None) -> int:
    """Returns the number of the text `file:line` of the program's innermost line above this call, 0 if there
    is none.

    A line of the user's own code is preferred to one of an installed package, which is preferred to none.
    """
    if frame is None:
        frame = sys._getframe(1)
    library = None
    while frame is not None:
        filename = frame.f_code.co_filename
        place = _places.get(filename)
        if place is None:
            place = _place(filename)
        if place == _PROGRAM:
            return _text(filename, frame.f_lineno)
        if place == _LIBRARY and library is None:
            library = frame
        frame = frame.f_back
    return _text(library.f_code.co_filename, library.f_lineno) if library is not None else 0


def _text(filename: str, number) -> int:
    """Returns the number of the text of a line."""
    key = (filename, number)
    text = _lines.get(key)
    if text is None:
        path = filename
        if _folder and not filename.startswith((os.sep, "<")):
            path = os.path.join(_folder, filename)
        text = "%s:%d" % (path, number or 0)
        if len(_lines) < MOST_REMEMBERED:
            _lines[key] = text
    return log.text(text)
