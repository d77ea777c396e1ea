"""Checks whether this Python can run a plan, before anything is started.

Started as `python3 check.py QUESTION`, with a JSON object as the question:
    startMethod  the start method of the pool, such as "fork"
    file         the path of a Python file with the function, if it is the user's own
    function     the function's name in it, such as "work" or "Model.predict"
    arguments    the number of arguments of a call
Prints one line of JSON on standard output: what this Python is, or {"problem": [key, figure, ...]}, where the key
names a sentence of Poolscope. Must parse on every Python there is; imports the user's module once, with what it prints
sent to standard error.
"""
import json
import os
import sys

OLDEST = (3, 8)
MOST_NAMES = 6


def described(error):
    """The error in one line."""
    lines = str(error).strip().split("\n")
    return "%s: %s" % (type(error).__name__, lines[0].rstrip(".")) if lines[0] else type(error).__name__


def interpreter_problem(start_method):
    if sys.version_info[:2] < OLDEST:
        return ["too-old", "%d.%d" % sys.version_info[:2]]
    if sys.implementation.name != "cpython":
        return ["not-cpython", sys.implementation.name]
    try:
        import multiprocessing
        import multiprocessing.synchronize  # noqa: F401  fails where semaphores do not work
    except ImportError as error:
        return ["no-multiprocessing", described(error)]
    methods = multiprocessing.get_all_start_methods()
    if start_method not in methods:
        return ["no-start-method", start_method, ", ".join(methods)]
    return None


def import_problem(module, error):
    if isinstance(error, ImportError) and getattr(error, "name", None) not in (None, module):
        return ["needs-module", error.name, sys.executable]
    if isinstance(error, SyntaxError):
        return ["syntax", os.path.basename(error.filename or module), error.lineno or 0, error.msg]
    if isinstance(error, SystemExit):
        return ["ends-at-import"]
    return ["import-fails", described(error)]


def find(owner, name):
    """The function of that name, which may be the attribute of a class; None if there is none."""
    for part in name.split("."):
        owner = getattr(owner, part, None)
        if owner is None:
            return None
    return owner


def public_functions(module):
    names = [name for name in dir(module) if not name.startswith("_") and callable(getattr(module, name, None))]
    own = [name for name in names if getattr(getattr(module, name), "__module__", None) == module.__name__]
    return (own or names)[:MOST_NAMES]


def function_problem(path, name, arguments):
    if not os.path.isfile(path):
        return ["no-file", path]
    folder, file = os.path.split(os.path.abspath(path))
    module_name = os.path.splitext(file)[0]
    if not module_name.isidentifier() or not file.endswith(".py"):
        return ["no-module-name", file]
    sys.path.insert(0, folder)
    import importlib

    try:
        module = importlib.import_module(module_name)
    except BaseException as error:
        return import_problem(module_name, error)
    function = find(module, name)
    if function is None:
        return ["no-function", file, name, ", ".join(public_functions(module))]
    if not callable(function):
        return ["not-callable", file, name, type(function).__name__]
    import pickle

    try:
        pickle.dumps(function)
    except Exception as error:
        return ["not-picklable", name, described(error)]
    import inspect

    try:
        inspect.signature(function).bind(*([None] * arguments))
    except TypeError as error:
        return ["wrong-arguments", name, arguments, str(error)]
    except ValueError:
        pass  # A function in C that does not tell its arguments.
    return None


def answer(question):
    problem = interpreter_problem(question["startMethod"])
    if problem is None and question.get("function"):
        problem = function_problem(question["file"], question["function"], question.get("arguments", 1))
    if problem is not None:
        return {"problem": problem}
    return {
        "version": "%d.%d.%d" % sys.version_info[:3],
        "executable": sys.executable,
        "isolated": bool(sys.flags.isolated or sys.flags.ignore_environment or sys.flags.no_site),
    }


def main():
    told = os.dup(1)
    os.dup2(2, 1)
    line = json.dumps(answer(json.loads(sys.argv[1])))
    os.write(told, (line + "\n").encode("ascii"))


if __name__ == "__main__":
    main()
