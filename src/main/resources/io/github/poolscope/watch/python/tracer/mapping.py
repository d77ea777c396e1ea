"""Files that are mapped into memory without a file descriptor that stays open.

Before Python 3.13 a mapping keeps a duplicate of the file's descriptor, and closes *that number* when it
ends. The program would see its descriptors numbered otherwise than without the tracer, and if it closes all
that it does not know, as daemons do, the number is soon another file's. So the duplicate is closed at once;
before a mapping ends, the number is taken again if it is free, and if it is not, the mapping stays for now.
"""

import mmap
import os
import sys

NEEDS_NO_DESCRIPTOR = sys.version_info >= (3, 13) and os.name == "posix"
NEW_FILE = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

# All mappings that have not been closed, by their id. Python would close the number of one that is collected,
# whoever has it by then; these last until the interpreter clears itself, which is after the program's files
# have been flushed.
_open = {}
_kept = []  # mappings that could not be ended yet


class Mapping(mmap.mmap):
    """A mapping which knows the number that it takes for its descriptor: -1 if that could not be learnt."""

    __slots__ = ("descriptor",)


def create(path: str, size: int):
    """Returns a mapping of a new file full of zeros.

    The zeros are written: a hole in a full file system would end the program with SIGBUS at the first store.
    Raises OSError, and leaves no file then.
    """
    descriptor = os.open(path, NEW_FILE, 0o600)
    try:
        left = size
        while left > 0:
            left -= os.write(descriptor, bytes(left))
        return _map(descriptor, size)
    except BaseException:
        try:
            os.unlink(path)
        except OSError:
            pass
        raise
    finally:
        os.close(descriptor)


def _map(descriptor: int, size: int):
    if NEEDS_NO_DESCRIPTOR:
        return mmap.mmap(descriptor, size, trackfd=False)
    if os.name != "posix":
        return mmap.mmap(descriptor, size)
    expected = os.dup(descriptor)
    os.close(expected)
    mapping = Mapping(descriptor, size)
    mapping.descriptor = -1
    _open[id(mapping)] = mapping
    # Another thread may have opened a file in between: then the number is not the mapping's.
    try:
        own, other = os.fstat(descriptor), os.fstat(expected)
        if own.st_ino == other.st_ino and own.st_dev == other.st_dev and expected != descriptor:
            os.close(expected)
            mapping.descriptor = expected
    except OSError:
        pass
    return mapping


def end(mapping):
    """Ends a mapping that nothing is written to any more, or keeps it until a later call."""
    if isinstance(mapping, bytearray) or sys.is_finalizing():
        return
    _kept.append(mapping)
    for each in _kept[:]:
        try:
            if not isinstance(each, Mapping):
                each.close()
            elif not _close(each):
                continue
        except (OSError, ValueError, BufferError):
            continue
        if each in _kept:
            _kept.remove(each)
        _open.pop(id(each), None)


def _close(mapping) -> bool:
    """Closes a mapping if no other file has the number of its descriptor."""
    number = mapping.descriptor
    if number < 0:
        return False
    import fcntl

    other = os.open("/", os.O_RDONLY)
    try:
        taken = fcntl.fcntl(other, fcntl.F_DUPFD_CLOEXEC, number)
    finally:
        os.close(other)
    if taken != number:
        os.close(taken)
        return False
    mapping.descriptor = -1
    mapping.close()
    return True
