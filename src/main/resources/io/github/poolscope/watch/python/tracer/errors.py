"""Texts of errors, `type NUL message NUL stack trace`, made without running code of the program.

`str(error)` may be the program's code. multiprocessing formats the errors of its workers itself; that text is
used. Where it has not, the message is put together from arguments that are of Python's own classes.
"""

from . import log, values

LONGEST_MESSAGE = 500
LONGEST_TRACE = 6000
MOST_FRAMES = 60

_traceback = BaseException.__dict__["__traceback__"].__get__
_arguments = BaseException.__dict__["args"].__get__


def type_name(error) -> str:
    """Returns the name of the error's class, as a traceback has it."""
    name = values.class_name(type(error))
    return name[len("__main__.") :] if name.startswith("__main__.") else name


def short_type_name(error) -> bytes:
    """Returns what the field `text` of a failure tells."""
    return type_name(error).rpartition(".")[2].encode("utf-8", "replace")[:24]


def text(error) -> int:
    """Returns the number of the text of an error that nothing has formatted."""
    if not issubclass(type(error), BaseException):
        return _text(type_name(error), "", "")
    return _text(type_name(error), message(error), trace(_traceback(error)))


def text_of_formatted(error, formatted) -> int:
    """Returns the number of the text of an error, given what Python has made of it and its traceback."""
    if type(formatted) is not str:
        return text(error)
    formatted = formatted.strip('\n"')
    name = type_name(error)
    start = -1
    for form in (name, values.class_name(type(error))):
        at = formatted.rfind("\n" + form)
        if at > start:
            start = at + 1
            name = form
    if start <= 0:
        return text(error)
    told = formatted[start + len(name) :]
    return _text(type_name(error), told[2:].rstrip() if told.startswith(": ") else "", formatted)


def _text(name: str, told: str, formatted: str) -> int:
    """Returns the number of the text that the three parts make."""
    if len(told) > LONGEST_MESSAGE:
        told = told[:LONGEST_MESSAGE] + "\u2026"
    return log.text(
        "%s\0%s\0%s" % (name, told.replace("\0", " "), formatted[-LONGEST_TRACE:].replace("\0", " "))
    )


def message(error) -> str:
    """Returns what str(error) most likely is."""
    arguments = _arguments(error)
    kind = type(error)
    if kind.__name__ == "MaybeEncodingError" and len(arguments) == 2:
        return "Error sending result: '%s'. Reason: '%s'" % (arguments[1], arguments[0])
    if issubclass(kind, OSError) and len(arguments) >= 2:
        parts = "[Errno %s] %s" % (values.brief(arguments[0]), values.brief(arguments[1]))
        filename = OSError.__dict__["filename"].__get__(error)
        return parts if filename is None else "%s: %s" % (parts, _quoted(filename))
    if len(arguments) == 0:
        return ""
    if len(arguments) == 1:
        return _quoted(arguments[0]) if issubclass(kind, KeyError) else values.brief(arguments[0])
    return values.brief(arguments)


def _quoted(value) -> str:
    """Returns the text of a value, in quotes if it is a string."""
    return repr(values.brief(value)) if type(value) is str else values.brief(value)


def trace(traceback) -> str:
    """Returns the places of a traceback, without the source lines, which would have to be read from files."""
    lines = ["Traceback (most recent call last):"]
    while traceback is not None and len(lines) <= MOST_FRAMES:
        code = traceback.tb_frame.f_code
        if code.co_filename != "<poolscope>":
            lines.append(
                '  File "%s", line %s, in %s' % (code.co_filename, traceback.tb_lineno, code.co_name)
            )
        traceback = traceback.tb_next
    return "\n".join(lines) if len(lines) > 1 else ""
