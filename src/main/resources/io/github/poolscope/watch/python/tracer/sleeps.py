"""Watches time.sleep in the main program of a plan, which Poolscope has started itself (POOLSCOPE_GUARD): its
line is one to be lit. A program that is only watched keeps its own time.sleep.
"""

import _thread
import os
import threading
import time

from . import kinds, log, waits, wrapping


def patch(process):
    """Watches time.sleep, given multiprocessing.process, once per process."""
    if not os.environ.get("POOLSCOPE_GUARD"):
        return
    try:
        replace(process, time.sleep)
    except Exception as error:
        log.contain(error, "The main program's sleeps could not be recorded")


def replace(process, original):
    """Replaces time.sleep."""
    main = threading.main_thread().ident

    def sleep(*arguments, **keywords):
        wait = 0
        if process._parent_process is None and _thread.get_ident() == main:
            wait = waits.blocked(kinds.IN_SLEEP)
        try:
            return original(*arguments, **keywords)
        except BaseException as error:
            wrapping.hide(error)
            raise
        finally:
            waits.returned(wait)

    for attribute in ("__module__", "__name__", "__qualname__", "__doc__"):
        setattr(sleep, attribute, getattr(original, attribute))
    sleep.__wrapped__ = original
    sleep.__code__ = sleep.__code__.replace(co_name="sleep")
    time.sleep = sleep
