# Starts a program under the tracer where Python ignores its environment (-I, -E, -S):
#
#     python -I .../boot/launch.py SCRIPT ARGUMENTS
#     python -I .../boot/launch.py -m MODULE ARGUMENTS
#     python -I .../boot/launch.py -c CODE ARGUMENTS
#
# Loads the tracer, and then makes this process what it would be without launch.py.


def _poolscope_launch():
    import os
    import sys

    own_file = __file__
    here = os.path.dirname(os.path.abspath(own_file))
    boot = os.path.join(here, "sitecustomize.py")
    with open(boot, "rb") as file:
        code = compile(file.read(), boot, "exec")
    exec(code, {"__file__": boot, "__name__": "boot", "TRACE": os.environ.get("POOLSCOPE_TRACE")})

    arguments = sys.argv[1:]
    isolated = bool(sys.flags.isolated or getattr(sys.flags, "safe_path", False))
    if not isolated and sys.path and os.path.abspath(sys.path[0] or ".") == here:
        del sys.path[0]
    if hasattr(sys, "orig_argv"):
        own = len(sys.orig_argv) - len(sys.argv)
        del sys.orig_argv[own : own + 1]
    names = sys.modules["__main__"].__dict__
    of_interpreter = (
        "__name__",
        "__builtins__",
        "__doc__",
        "__package__",
        "__spec__",
        "__loader__",
        "__annotations__",
    )
    for name in [name for name in names if name not in of_interpreter]:
        del names[name]
    names["__doc__"] = None

    def run_module(module, is_named):
        import runpy

        runpy._run_module_as_main(module, is_named)

    def run_code(text):
        from importlib.machinery import BuiltinImporter

        names["__loader__"] = BuiltinImporter
        if not isolated:
            sys.path.insert(0, "")
        code = compile(text, "<string>" if arguments[0] == "-c" else "<stdin>", "exec", dont_inherit=True)
        exec(code, names)

    def file_name_of(path):
        return os.path.abspath(path) if sys.version_info >= (3, 9) else path

    def run_script(path):
        from importlib.machinery import SourceFileLoader

        if not isolated:
            sys.path.insert(0, os.path.dirname(os.path.realpath(path)))
        file_name = file_name_of(path)
        names["__file__"] = file_name
        names["__cached__"] = None
        names["__loader__"] = SourceFileLoader("__main__", file_name)
        with open(path, "rb") as file:
            text = file.read()
        exec(compile(text, file_name, "exec", dont_inherit=True), names)

    def run():
        if arguments[0] == "-m":
            sys.argv[:] = ["-m"] + arguments[2:]
            if not isolated:
                sys.path.insert(0, os.getcwd())
            run_module(arguments[1], True)
        elif arguments[0] == "-c":
            sys.argv[:] = ["-c"] + arguments[2:]
            run_code(arguments[1])
        elif arguments[0] == "-":
            sys.argv[:] = arguments
            run_code(sys.stdin.buffer.read())
        else:
            sys.argv[:] = arguments
            if os.path.isdir(arguments[0]) or is_archive(arguments[0]):
                sys.path.insert(0, file_name_of(arguments[0]))
                run_module("__main__", False)
            else:
                run_script(arguments[0])

    def is_archive(path):
        # As the interpreter does: whether the file can be put on the path.
        import zipimport

        try:
            zipimport.zipimporter(path)
            return True
        except zipimport.ZipImportError:
            return False

    try:
        run()
    except SystemExit:
        raise
    except BaseException as error:
        # The traceback is told without the frames of this file; then the process ends as it would.
        traceback = error.__traceback__
        while traceback is not None and traceback.tb_frame.f_code.co_filename == own_file:
            traceback = traceback.tb_next
        for stream in (sys.stderr, sys.stdout):
            try:
                stream.flush()
            except Exception:
                pass
        sys.excepthook(type(error), error.with_traceback(traceback), traceback)
        sys.excepthook = lambda kind, error, traceback: None
        raise


_poolscope_launch()
