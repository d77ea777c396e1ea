"""Processes of one's own: names, daemons, exit codes, errors, terminate and kill, subclasses, parents and children."""
# arguments: fork | spawn | forkserver
import multiprocessing as mp
import multiprocessing.connection
import os
import sys
import time


class Own(mp.Process):
    def __init__(self, code):
        super().__init__(name="own")
        self.code = code

    def run(self):
        print(self.name, mp.current_process().name, self.daemon, flush=True)
        sys.exit(self.code)


def leave(code):
    if code == "error":
        raise OSError("of the child")
    sys.exit(code)


def family(depth, context):
    print("depth", depth, mp.parent_process().name if depth < 2 else "", len(mp.active_children()), flush=True)
    if depth:
        child = context.Process(target=family, args=(depth - 1, context), name="child-%d" % depth)
        child.start()
        child.join()
        sys.exit(child.exitcode + 1)


def forever():
    while True:
        time.sleep(60)


if __name__ == "__main__":
    method = sys.argv[1]
    context = mp.get_context(method)
    mp.set_start_method(method)
    for code in (0, 3, None, "a text", True):
        process = context.Process(target=leave, args=(code,))
        process.start()
        process.join()
        print(code, process.exitcode, process.is_alive())
    own = Own(5)
    own.start()
    own.join()
    print(own.exitcode, own.name)
    parent = context.Process(target=family, args=(2, context))
    parent.start()
    parent.join()
    print("family", parent.exitcode)
    for end in ("terminate", "kill"):
        process = context.Process(target=forever, daemon=True, name="ended by " + end)
        process.start()
        print(process.daemon, process.exitcode, process.join(0.02))
        getattr(process, end)()
        print(bool(mp.connection.wait([process.sentinel], 20)), process.join(), process.exitcode)
        process.close()
        try:
            process.is_alive()
        except ValueError as e:
            print(e)
    try:
        context.Process(target=leave).join()
    except AssertionError as e:
        print(e)
    failing = context.Process(target=leave, args=("error",))
    failing.start()
    failing.join()
    print(failing.exitcode, mp.active_children(), os.getpid() == mp.current_process().pid)
    left = context.Process(target=forever, daemon=True)
    left.start()
    sys.exit(6)
