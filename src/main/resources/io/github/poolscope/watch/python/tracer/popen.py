"""Watches multiprocessing.popen_*: signals to children, waiting for them, and their exit codes."""

from . import kinds, lines, log, waits, wrapping


def patch(module):
    """Watches a module with a class Popen of multiprocessing."""
    popen = module.Popen
    for name, make in (("poll", make_poll), ("wait", make_wait), ("_send_signal", make_send_signal)):
        if name in popen.__dict__ or module.__name__ == "multiprocessing.popen_fork":
            wrapping.wrap(popen, name, make)


def make_poll(original):
    """Popen.poll, by which a process learns that a child has ended."""

    def poll(self, *arguments, **keywords):
        code = original(self, *arguments, **keywords)
        if code is not None and not self.__dict__.get("_poolscope_exited"):
            self._poolscope_exited = True
            log.emit(kinds.PROCESS_EXITED, 0, code & 0xFFFFFFFF, d=self.pid)
        return code

    return poll


def make_wait(original):
    """Popen.wait, which Process.join calls. Who joins the workers of a pool is told by the pool."""

    def wait(self, timeout=None):
        if self.returncode is not None or "_poolscope_worker" in self.__dict__:
            return original(self, timeout)
        number = waits.blocked(kinds.IN_JOIN, 0, self.pid)
        try:
            return original(self, timeout)
        except BaseException as error:
            wrapping.hide(error)
            raise
        finally:
            waits.returned(number)

    return wait


def make_send_signal(original):
    """Popen._send_signal, which Process.terminate and kill call."""

    def _send_signal(self, sig):
        if self.returncode is None:
            try:
                log.emit(kinds.SIGNALLED, int(sig), 0, 0, lines.line(), self.pid)
            except Exception as error:
                log.contain(error)
        return original(self, sig)

    return _send_signal
