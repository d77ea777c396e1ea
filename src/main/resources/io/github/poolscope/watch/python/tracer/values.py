"""Short texts of items, results and functions, made without running code of the program.

A class of the program decides what its repr(), ==, hash(), len() and attributes do: they may be slow, fail,
or change something. So only objects whose class is exactly one of Python's own are looked into, and classes
are compared by identity.
"""

import functools
import sys
import types

from . import kinds, log

LONGEST = 200
MOST_ITEMS = 6
LARGEST_INT = 1 << 62

_class_name = type.__dict__["__qualname__"].__get__
_class_module = type.__dict__["__module__"].__get__


def brief(value, depth: int = 2) -> str:
    """Returns a short text of any value."""
    kind = type(value)
    if kind is str:
        return value if len(value) <= LONGEST else value[:LONGEST] + "\u2026"
    if kind is int:
        return repr(value) if -LARGEST_INT < value < LARGEST_INT else _large(value)
    if kind is float or kind is bool or value is None or kind is complex:
        return repr(value)
    if kind is bytes:
        return "%d bytes" % len(value)
    if depth:
        if kind is tuple:
            return "(%s%s)" % (_items(value, depth), "," if len(value) == 1 else "")
        if kind is list:
            return "[%s]" % _items(value, depth)
        if kind is set or kind is frozenset:
            return "{%s}" % _items(value, depth) if value else "set()"
        if kind is dict:
            return "{%s}" % _pairs(value, depth)
    return _well_known(value, kind) or "<%s>" % class_name(kind)


def _large(value: int) -> str:
    """Returns the text of a large integer; that of a very large one takes long, or is refused."""
    bits = value.bit_length()
    return repr(value) if bits <= 600 else "int of %d bits" % bits


def _items(values, depth: int) -> str:
    """Returns the texts of the first items of a tuple, list or set."""
    texts = []
    try:
        for value in values:
            if len(texts) == MOST_ITEMS:
                texts.append("\u2026 (%d)" % len(values))
                break
            texts.append(_quoted(value, depth - 1))
    except RuntimeError:
        texts.append("\u2026")  # Another thread changes it.
    return ", ".join(texts)


def _pairs(values, depth: int) -> str:
    """Returns the texts of the first items of a dict."""
    texts = []
    try:
        for key, value in values.items():
            if len(texts) == MOST_ITEMS:
                texts.append("\u2026 (%d)" % len(values))
                break
            texts.append("%s: %s" % (_quoted(key, 0), _quoted(value, depth - 1)))
    except RuntimeError:
        texts.append("\u2026")  # Another thread changes it.
    return ", ".join(texts)


def _quoted(value, depth: int) -> str:
    """Returns the text of a value within others."""
    return repr(brief(value)) if type(value) is str else brief(value, depth)


def _well_known(value, kind) -> str:
    """Returns the text of a range, a path, or an array or number of numpy, "" for anything else."""
    if kind is range:
        return repr(value)
    pathlib = sys.modules.get("pathlib")
    if pathlib is not None and (
        kind is pathlib.__dict__.get("PosixPath") or kind is pathlib.__dict__.get("PurePosixPath")
    ):
        return brief(str(value))
    numpy = sys.modules.get("numpy")
    if type(numpy) is types.ModuleType and _class_module(kind) == "numpy":
        if kind is numpy.__dict__.get("ndarray"):
            return "ndarray%s %s" % (brief(value.shape), _class_name(value.dtype.type))
        if kind is numpy.__dict__.get(_class_name(kind)) and issubclass(kind, numpy.generic):
            return brief(value.item(), 0)
    return ""


def class_name(kind: type) -> str:
    """Returns the name of a class with its module, unless that is `builtins`."""
    name, module = _class_name(kind), _class_module(kind)
    return name if type(module) is not str or module == "builtins" else "%s.%s" % (module, name)


def short_class_name(kind: type) -> str:
    """Returns the name of a class without its module."""
    return _class_name(kind)


def whole(value) -> int:
    """Returns a value that the program has given as a whole number, 0 if it is of another class."""
    kind = type(value)
    if issubclass(kind, int):
        return int.__index__(value) & 0xFFFFFFFF
    numpy = sys.modules.get("numpy")
    if type(numpy) is types.ModuleType and kind is numpy.__dict__.get("int64"):
        return value.item() & 0xFFFFFFFF
    return 0


def function_name(function) -> str:
    """Returns the name of a function with its module; of another callable object its class."""
    kind = type(function)
    if kind is functools.partial:
        function = function.func
        kind = type(function)
    if kind is types.MethodType:
        function = function.__func__
        kind = type(function)
    if kind is types.FunctionType or kind is types.BuiltinFunctionType:
        module = function.__module__
        name = function.__qualname__ if kind is types.FunctionType else function.__name__
        return "%s.%s" % (module, name) if type(module) is str and module != "builtins" else name
    if issubclass(kind, type):
        return class_name(function)
    return class_name(kind)


# How a slot tells a value: the flags, the field e and the field text.


def told_text(string: str):
    """Returns flags, e and text of a slot that tells a text."""
    data = string.encode("utf-8", "replace")
    if len(data) <= 24:
        return 0, 0, data
    return kinds.VALUE_IS_TEXT, log.text(string, remember=False), b""


def told(value):
    """Returns flags, e and text of a slot that tells a value."""
    if type(value) is int and -LARGEST_INT < value < LARGEST_INT:
        return kinds.VALUE_IS_NUMBER, value, b""
    return told_text(brief(value))


def told_arguments(arguments, keywords):
    """Returns flags, e and text of a slot that tells the arguments of a call; a single one by itself."""
    named = type(keywords) is dict and len(keywords) > 0
    listed = type(arguments) is tuple or type(arguments) is list
    if not named:
        return told(arguments[0] if listed and len(arguments) == 1 else arguments)
    texts = [_items(arguments, 2)] if listed and len(arguments) > 0 else []
    for name, value in keywords.items():
        if len(texts) > MOST_ITEMS:
            texts.append("\u2026")
            break
        texts.append("%s=%s" % (brief(name, 0), _quoted(value, 1)))
    return told_text(", ".join(texts))
