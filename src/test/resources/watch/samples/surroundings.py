"""What a program sees around itself in the main program and in children: modules, path, threads, descriptors, signals."""
# arguments: fork | spawn | forkserver
import gc
import multiprocessing as mp
import os
import signal
import sys
import threading

known = getattr(sys, "stdlib_module_names", None)


def descriptors():
    found = []
    for name in sorted(os.listdir("/proc/self/fd"), key=int):
        try:
            target = os.readlink("/proc/self/fd/" + name)
        except OSError:
            continue  # That of the folder itself.
        if not target.endswith((".events", ".taskels")):  # Before Python 3.13 a mapped file keeps its descriptor.
            found.append(target.split(":")[0])
    return sorted(found)


def surroundings(_):
    modules = sorted(m for m in sys.modules if known is None or m.split(".")[0] not in known)
    return {
        "modules": modules if known is not None else [m for m in modules if "pool" in m.lower()],
        "sitecustomize": "sitecustomize" in sys.modules,
        "path": [p for p in sys.path if "poolscope" in p or "boot" in p or "tracer" in p],
        "finders": [getattr(f, "__name__", type(f).__name__) for f in sys.meta_path
                    if "poolscope" not in type(f).__module__],
        "path hooks": len(sys.path_hooks),
        "attributes of sys": [n for n in dir(sys) if "pool" in n],
        "builtins": [n for n in dir(__builtins__) if "pool" in n],
        "threads": [(type(t).__name__, t.name, t.daemon) for t in threading.enumerate()],
        "descriptors": descriptors(),
        "signals": [(s.name, str(signal.getsignal(s))[:20]) for s in signal.Signals
                    if signal.getsignal(s) not in (signal.SIG_DFL, signal.SIG_IGN, None)],
        "trace": (sys.gettrace(), sys.getprofile(), threading._trace_hook),
        "hooks": (sys.excepthook is sys.__excepthook__, sys.displayhook is sys.__displayhook__,
                  sys.unraisablehook is sys.__unraisablehook__, sys.stdout is sys.__stdout__),
        "recursion": sys.getrecursionlimit(),
        "switch": sys.getswitchinterval(),
        "gc": (gc.isenabled(), gc.get_threshold(), len(gc.callbacks), gc.get_debug()),
        "main": (sys.modules["__main__"].__name__, os.path.basename(sys.modules["__main__"].__file__)),
        "arguments": sys.argv[1:],
        "working folder": os.getcwd() == os.path.realpath("."),
        "umask": os.umask(0o022),
        "name": mp.current_process().name,
        "loader": type(sys.modules["multiprocessing.pool"].__loader__).__name__,
        "spec": type(sys.modules["multiprocessing.pool"].__spec__.loader).__name__,
        "file": os.path.basename(sys.modules["multiprocessing.pool"].__file__),
    }


def depth(_):
    frame, n = sys._getframe(), 0
    while frame:
        frame, n = frame.f_back, n + 1
    return n < 60


def show(where, found):
    for name in sorted(found):
        print(where, name, found[name])


if __name__ == "__main__":
    with mp.get_context(sys.argv[1]).Pool(1) as pool:
        print(pool.map(depth, range(3)))
        show("worker", pool.map(surroundings, [0, 0], chunksize=1)[1])
    pool.join()
    show("main", surroundings(0))
    # The program's heap does not grow with what it did.
    with mp.get_context(sys.argv[1]).Pool(1) as pool:
        for _ in range(30):
            pool.map(depth, range(10), chunksize=1)
        gc.collect()
        before = len(gc.get_objects())
        for _ in range(60):
            pool.map(depth, range(10), chunksize=1)
        gc.collect()
        print("objects after 60 calls:", "as many" if len(gc.get_objects()) - before < 60 else "more")
