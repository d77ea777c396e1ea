"""Has children that are spawned load the tracer, where their environment does not tell them to.

multiprocessing hands -I, -E and -S on to the interpreters that it starts, and a program may have cleared its
environment: then the text of the option -c loads the tracer.
"""

import os
import sys

from . import log, package, wrapping

_flags = sys.flags
_IGNORES_ENVIRONMENT = bool(_flags.ignore_environment or _flags.isolated or _flags.no_site)


def patch(module):
    """Watches multiprocessing.util.spawnv_passfds."""
    wrapping.wrap(module, "spawnv_passfds", make_spawn, optional=os.name != "posix")


def make_spawn(original):
    """Starts an interpreter: a child, the fork server, or the resource tracker, which is left alone."""

    def spawnv_passfds(path, args, passfds):
        changed = args
        try:
            if not told_by_environment():
                changed = with_tracer(args)
        except Exception as error:
            log.contain(error, "A child that is started may not be watched")
        return original(path, changed, passfds)

    return spawnv_passfds


def told_by_environment() -> bool:
    """Returns whether a child loads the tracer because of its environment."""
    environment = os.environ
    folder = os.path.dirname(package.boot)
    return (
        not _IGNORES_ENVIRONMENT
        and environment.get("POOLSCOPE_TRACE") == log.FOLDER
        and folder in environment.get("PYTHONPATH", "").split(os.pathsep)
    )


def is_option_c(argument) -> bool:
    """Returns whether an argument is -c. A str is not compared with bytes, which -b warns of."""
    return argument == ("-c" if type(argument) is str else b"-c")


def with_tracer(args):
    """Returns a command line of Python whose -c loads the tracer first. Some of it may be bytes."""
    changed = list(args)
    position = next((index for index, each in enumerate(changed) if is_option_c(each)), None)
    if position is None or position + 1 >= len(changed):
        return args
    code = changed[position + 1]
    if type(code) is not str or "resource_tracker" in code:
        return args
    # The file is closed at once, since a ResourceWarning may be an error, and no name is left in the child.
    read = "(lambda file: (file.read(), file.close())[0])(open(%r, 'rb'))" % package.boot
    names = {"__file__": package.boot, "__name__": "boot", "TRACE": log.FOLDER}
    changed[position + 1] = "exec(%s, %r); %s" % (read, names, code)
    return changed
