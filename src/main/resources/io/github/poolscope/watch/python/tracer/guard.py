"""Ends this process as soon as Poolscope has gone, where Poolscope has started the program itself
(POOLSCOPE_GUARD).

Poolscope alone has the writing end of a FIFO open. The kernel sends SIGKILL to each process that has asked
for a signal when that end is closed, whatever the process is busy with; no thread is needed. Linux only.
"""

import os

F_SETOWN = 8
F_SETSIG = 10
O_ASYNC = 0o20000
SIGKILL = 9


def start():
    """Guards this process, and each child that it forks."""
    if hasattr(os, "register_at_fork"):
        guard()
        os.register_at_fork(after_in_child=guard)


def guard():
    """Guards this process. A second descriptor in a forked child does no harm."""
    path = os.environ.get("POOLSCOPE_GUARD")
    if not path or is_resource_tracker():
        return
    try:
        import fcntl

        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        fcntl.fcntl(descriptor, F_SETOWN, os.getpid())
        fcntl.fcntl(descriptor, F_SETSIG, SIGKILL)
        fcntl.fcntl(descriptor, fcntl.F_SETFL, os.O_NONBLOCK | O_ASYNC)
        if os.read(descriptor, 1) == b"":
            os._exit(128 + SIGKILL)  # Poolscope had gone before.
    except BlockingIOError:
        pass  # The writing end is open.
    except (ImportError, OSError):
        pass


def is_resource_tracker() -> bool:
    """Returns whether this process removes what the others leave: it ends by itself once all others have."""
    try:
        with open("/proc/self/cmdline", "rb") as file:
            return b"multiprocessing.resource_tracker" in file.read()
    except OSError:
        return False
