"""Watches multiprocessing.connection: the ends of pipes that the program made."""

import os
import sys
from _weakref import ref

from . import kinds, lines, log, primitives, waits, wrapping

# The attribute of an end that has its key: the number of its file, the same in each process.
KEY = "_poolscope"


def patch(module):
    """Watches multiprocessing.connection."""
    connection = module.__dict__.get("Connection")
    if connection is None:
        log.note("This Python has no connections by file descriptors: its pipes are not recorded.")
        return
    wrapping.wrap(module, "Pipe", make_pipe)
    wrapping.wrap(module, "rebuild_connection", make_rebuilt)
    wrapping.wrap(connection, "_close", make_close)


# The methods of an end that the program made, which are replaced in the instance: those of pools and queues are
# called for each task and have nothing to tell.
def methods():
    """Returns the names of the methods, with what makes their hooks."""
    return ("_send_bytes", make_send), ("_recv_bytes", make_receive), ("_poll", make_poll)


def watch(end):
    """Has it told what is done with an end."""
    wrapping.mark(end, KEY, key_of(end))
    for name, make in methods():
        original = getattr(type(end), name, None)
        if original is not None:
            wrapping.mark(end, name, make(original, ref(end)))  # No cycle: a forgotten end closes at once.


def key_of(end) -> str:
    """Returns the key of an end by the number of its file, which no other has as long as it is open."""
    return "pipe:%d" % os.fstat(end.fileno()).st_ino


def forget(end):
    """Has an end not told that is a part of something."""
    if end is not None:
        end.__dict__.pop(KEY, None)
        for name, _ in methods():
            end.__dict__.pop(name, None)


def make_pipe(original):
    """Pipe"""

    def Pipe(duplex=True):
        ends = original(duplex)
        try:
            if not primitives.mark_of_what_is_made() and primitives.is_made_by_program(sys._getframe(1)):
                line = lines.line(sys._getframe(1))
                for end in ends:
                    watch(end)
                # The two ends of a pipe for one direction have the same key.
                first, second = (end.__dict__[KEY] for end in ends)
                primitives.tell_made("Pipe", first, primitives.UNLIMITED, line)
                if second != first:
                    primitives.tell_made("Pipe", second, primitives.UNLIMITED, line, first)
        except Exception as error:
            log.contain(error, "A pipe could not be watched")
        return ends

    return Pipe


def make_rebuilt(original):
    """An end that a spawned process was given; one that is a part of a queue is forgotten by it."""

    def rebuild_connection(*arguments):
        end = original(*arguments)
        try:
            watch(end)
        except Exception as error:
            log.contain(error)
        return end

    return rebuild_connection


def make_send(original, end):
    """Connection._send_bytes, which send and send_bytes call."""

    def _send_bytes(buf):
        self = end()
        name = self.__dict__.get(KEY)
        if name is None:
            return original(self, buf)
        before = log.clock()  # Afterwards another process may have received it already.
        try:
            original(self, buf)
        except BaseException as error:
            wrapping.hide(error)
            raise
        primitives.tell(kinds.ACTION_SENT, name, len(buf), before)

    return _send_bytes


def make_receive(original, end):
    """Connection._recv_bytes, which recv, recv_bytes and recv_bytes_into call."""

    def _recv_bytes(maxsize=None):
        self = end()
        name = self.__dict__.get(KEY)
        if name is None:
            return original(self, maxsize)
        wait = 0
        try:
            if not self.poll():
                wait = primitives.blocked(kinds.IN_RECV_OR_GET_OF_A_QUEUE, name, kinds.FOR_WHAT_IT_ASKED)
        except OSError:
            pass  # The original says what it is.
        except Exception as error:
            log.contain(error)
        try:
            received = original(self, maxsize)
        except BaseException as error:
            waits.returned(wait, True)
            if wait:
                primitives.tell(kinds.ACTION_GAVE_UP, name)
            wrapping.hide(error)
            raise
        waits.returned(wait)
        primitives.tell(kinds.ACTION_RECEIVED, name, received.tell() if received is not None else 0)
        return received

    return _recv_bytes


def make_poll(original, end):
    """Connection._poll, which poll calls."""

    def _poll(timeout):
        self = end()
        name = self.__dict__.get(KEY)
        wait = 0
        there = False
        try:
            if name is None or not primitives.may_wait(True, timeout):
                return original(self, timeout)
            there = original(self, 0)
            if there:
                return True
            wait = primitives.blocked(kinds.IN_RECV_OR_GET_OF_A_QUEUE, name, kinds.TO_LOOK)
            there = original(self, timeout)
            return there
        except BaseException as error:
            wrapping.hide(error)
            raise
        finally:
            waits.returned(wait)
            if wait and not there:
                primitives.tell(kinds.ACTION_GAVE_UP, name)

    return _poll


def make_close(original):
    """Connection._close"""

    def _close(self, *arguments, **keywords):
        name = self.__dict__.get(KEY)
        if name is not None:
            primitives.tell(kinds.ACTION_CLOSED, name)
        return original(self, *arguments, **keywords)

    return _close
