"""Waits for the program to import a module that is to be watched, and then has it patched.

This is all that a Python process runs that has nothing to do with pools. It imports nothing that the
interpreter has not loaded already. It is run in a namespace with three more names: TRACE, the folder of the
log; code_of(path), which returns the compiled code of a file; and __file__.

The tracer's modules import each other with ordinary import statements (`from . import log`), but they are not
in sys.modules, so that the program does not see them and no name can clash.
"""

import sys
from builtins import __import__ as import_module

HERE = __file__.rpartition("/")[0] or "."

# A module of the standard library, and the tracer's module whose patch(module) is called once it is loaded.
TARGETS = {
    "multiprocessing.pool": "pool",
    "multiprocessing.process": "process",
    "multiprocessing.util": "child",
    "multiprocessing.popen_fork": "popen",
    "multiprocessing.popen_forkserver": "popen",
    "multiprocessing.synchronize": "locks",
    "multiprocessing.queues": "queues",
    "multiprocessing.connection": "pipes",
    "concurrent.futures._base": "futures",
    "concurrent.futures.process": "process_executor",
    "concurrent.futures.thread": "thread_executor",
}

package = type(sys)("_poolscope")
package.package = package
loaded = {"package": package}


def load(name):
    """Returns a module of the tracer, run when it is first asked for."""
    module = loaded.get(name)
    if module is None:
        module = type(sys)("_poolscope." + name)
        module.__file__ = "%s/%s.py" % (HERE, name)
        module.__dict__["__builtins__"] = names_of_tracer
        code = code_of(module.__file__)  # noqa: F821
        loaded[name] = module
        setattr(package, name, module)
        try:
            exec(code, module.__dict__)
        except BaseException:
            del loaded[name]
            raise
    return module


def import_for_tracer(name, globals=None, locals=None, fromlist=(), level=0):
    """The import statement of the tracer's modules."""
    if level == 0:
        return import_module(name, globals, locals, fromlist, level)
    if name:
        return load(name)
    for each in fromlist:
        load(each)
    return package


names_of_tracer = dict(import_module("builtins").__dict__, __import__=import_for_tracer)


def patch(module):
    """Has a module of the standard library patched. Whatever goes wrong, the program does not hear of it."""
    try:
        load(TARGETS[module.__name__]).patch(module)
    except Exception as error:
        try:
            load("log").contain(error, "This Python's %s can't be watched" % module.__name__)
        except Exception:
            pass


class PoolscopeFinder:
    """Finds what the other finders find; the loader of a target patches it afterwards."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name not in TARGETS:
            return None
        for finder in sys.meta_path:
            if type(finder) is PoolscopeFinder or not hasattr(finder, "find_spec"):
                continue
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                watch(spec.loader)
                return spec
        return None


def watch(loader):
    """Has the loader patch the target that it loads. It stays the same object, of the same class."""
    original = getattr(loader, "exec_module", None)
    if original is None or isinstance(loader, type):
        return

    def exec_module(module):
        if module.__name__ not in TARGETS:
            return original(module)
        loader.__dict__.pop("exec_module", None)
        original(module)
        patch(module)

    try:
        loader.exec_module = exec_module
    except AttributeError:
        pass


def start():
    """Patches the targets that a .pth file has imported already, and waits for the others."""
    from os import environ

    if environ.get("POOLSCOPE_GUARD"):
        load("guard").start()
    for name in sorted(TARGETS):
        if name in sys.modules:
            patch(sys.modules[name])
    sys.meta_path.insert(0, PoolscopeFinder())
    if environ.get("POOLSCOPE_OUTPUT") == "1":
        load("output").start()


package.trace = TRACE  # noqa: F821
package.boot = HERE.rpartition("/")[0] + "/boot/sitecustomize.py"
start()
