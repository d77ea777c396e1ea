# Loads Poolscope's tracer into a Python process. The site module imports this file, because the folder is
# first in PYTHONPATH. It must parse on every Python that there is; the tracer itself needs 3.8.
import sys


def _poolscope_code(path):
    """Returns the compiled code of a file of the tracer, from the cache beside it where possible.

    The interpreter's own cache is not used: a program may have switched it off, and compiling takes 20 ms.
    """
    import marshal
    import os

    status = os.stat(path)
    key = ("%d %d\n" % (status.st_mtime_ns, status.st_size)).encode()
    cache = "%s.%s.code" % (path, sys.implementation.cache_tag)
    try:
        descriptor = os.open(cache, os.O_RDONLY)  # open() takes three times as long
        try:
            data = os.read(descriptor, os.fstat(descriptor).st_size)
        finally:
            os.close(descriptor)
        if data.startswith(key):
            return marshal.loads(data[len(key) :])
    except (OSError, ValueError, EOFError, TypeError):
        pass  # Not there, of another Python, or half written.

    def renamed(code):
        # A traceback of the program shows a short line for the tracer, and no source.
        constants = [renamed(each) if isinstance(each, type(code)) else each for each in code.co_consts]
        return code.replace(co_filename="<poolscope>", co_consts=tuple(constants))

    with open(path, "rb") as file:
        code = renamed(compile(file.read(), path, "exec", dont_inherit=True, optimize=2))
    temporary = "%s.%d" % (cache, os.getpid())
    try:
        with open(temporary, "wb") as file:
            file.write(key + marshal.dumps(code))
        os.replace(temporary, cache)
    except OSError:
        pass  # The folder is read-only, or the disk is full.
    return code


def _poolscope_start(here, trace):
    """Starts the tracer, which writes to the folder `trace`. Its errors are not the program's."""
    import os

    try:
        if any(type(finder).__name__ == "PoolscopeFinder" for finder in sys.meta_path):
            return
        path = os.path.join(os.path.dirname(here), "tracer", "hooks.py")
        exec(
            _poolscope_code(path),
            {
                "__name__": "_poolscope.hooks",
                "__file__": path,
                "TRACE": trace,
                "code_of": _poolscope_code,
            },
        )
    except Exception:
        pass


def _poolscope_boot(trace, as_module):
    """Leaves the interpreter as it would be if this folder were not in PYTHONPATH, but for the tracer."""
    import os

    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [entry for entry in sys.path if not entry or os.path.abspath(entry) != here]
    getattr(sys, "path_importer_cache", {}).pop(here, None)
    trace = trace or os.environ.get("POOLSCOPE_TRACE")
    if sys.version_info >= (3, 8) and trace:
        _poolscope_start(here, trace)
    if as_module:
        # The program's own sitecustomize takes the place of this one. Where there is none, the ImportError
        # that says so passes on to the site module, which expects it, and nothing of this module stays.
        sys.modules.pop("sitecustomize", None)
        import sitecustomize  # noqa: F401


_poolscope_boot(globals().get("TRACE"), __name__ == "sitecustomize")
