"""Puts hooks in place of functions of the standard library.

How a hook is to be made, so that the program does not see it:

- Where a function can be observed by one that it *calls* (such as `ApplyResult.ready`, which `get` calls),
  hook that one: no frame of the tracer is on the stack while code of the program runs, so tracebacks, the
  depth of recursion and signatures stay as they are.
- Record inside `try ... except Exception as error: log.contain(error)`, and call the original outside.
- Never keep a reference to an object of the program longer than the original would.
- Never run code of the program: no `==`, `len`, `repr`, `isinstance` or attribute of an object that is the
  program's.
- Nothing of the tracer is ever pickled: what is replaced is found by its name in each process.
"""

import sys

from . import log

_HIDES = sys.version_info >= (3, 11)
_traceback = BaseException.__dict__[
    "__traceback__"
]  # a class of the program may have other ways to an attribute
OWN_FILE = "<poolscope>"


def wrap(owner, name: str, make, optional: bool = False) -> bool:
    """Replaces a function of a module or a class by make(original), which gets its name, its signature and
    its text.

    Class methods and static methods stay what they are; make() is given the function in them. Returns False
    if there is no such function: what it would have told is not recorded, which a NOTE says unless it is
    optional (not in every version).
    """
    of_class = isinstance(owner, type)
    original = owner.__dict__.get(name)
    if original is None:
        if not optional:
            kind = owner.__module__ + "." + owner.__qualname__ if of_class else owner.__name__
            log.note("This Python's %s has no %s: what it tells is not recorded." % (kind, name))
        return False
    decorator = type(original) if isinstance(original, (staticmethod, classmethod)) else None
    function = original.__func__ if decorator is not None else original
    new = make(function)
    for attribute in ("__module__", "__name__", "__qualname__", "__doc__"):
        setattr(new, attribute, getattr(function, attribute))
    new.__dict__.update(function.__dict__)
    new.__wrapped__ = function
    new.__code__ = _renamed(new.__code__, function)
    setattr(owner, name, decorator(new) if decorator is not None else new)
    return True


def wrap_method(module, class_name: str, name: str, make) -> bool:
    """Replaces a method of a class of a module, see wrap(); a NOTE says so if there is no such class."""
    owner = module.__dict__.get(class_name)
    if not isinstance(owner, type):
        log.note("This Python's %s has no %s: what it tells is not recorded." % (module.__name__, class_name))
        return False
    return wrap(owner, name, make)


def _renamed(code, function):
    """Returns the code with the function's name, which is what a traceback shows."""
    if sys.version_info >= (3, 11):
        return code.replace(co_name=function.__name__, co_qualname=function.__qualname__)
    return code.replace(co_name=function.__name__)


def hide(error):
    """Takes the hook out of the traceback of an error that passes through it; for use just before `raise`.

        except BaseException as error:
            wrapping.hide(error)
            raise

    Before Python 3.11 `raise` restores the traceback as it was.
    """
    if _HIDES:
        traceback = _traceback.__get__(error)
        if traceback is not None and traceback.tb_frame.f_code.co_filename == OWN_FILE:
            _traceback.__set__(error, traceback.tb_next)


def hide_within(error):
    """Takes the hooks out of the inner part of a traceback; works in every version."""
    traceback = _traceback.__get__(error)
    while traceback is not None:
        after = traceback.tb_next
        while after is not None and after.tb_frame.f_code.co_filename == OWN_FILE:
            after = after.tb_next
            traceback.tb_next = after
        traceback = after


def attribute(thing, name: str, default=None):
    """Returns an attribute of an instance that may be of a class of the program, without running its code."""
    try:
        return object.__getattribute__(thing, "__dict__").get(name, default)
    except AttributeError:
        return default


def unhooked(thing, name: str):
    """Returns a method of an instance without the hook, for what the hook would have nothing to tell of."""
    method = getattr(thing, name)
    function = getattr(method, "__func__", None)
    if function is None or function.__code__.co_filename != OWN_FILE:
        return method
    return function.__wrapped__.__get__(thing)


def mark(thing, name: str, value):
    """Sets an attribute of the tracer's on an instance, without running code of its class."""
    object.__setattr__(thing, name, value)
