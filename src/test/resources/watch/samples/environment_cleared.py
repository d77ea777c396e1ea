"""A program that clears its environment before it starts children: they see an empty one, and no path of a tracer."""
# arguments: fork | spawn | forkserver
import multiprocessing as mp
import os
import subprocess
import sys


def seen(_):
    return sorted(n for n in os.environ if n != "LC_CTYPE"), [p for p in sys.path if "boot" in p], sys.argv[1:]


if __name__ == "__main__":
    os.environ.clear()
    context = mp.get_context(sys.argv[1])
    with context.Pool(1) as pool:
        print(pool.map(seen, range(2)))
    queue = context.SimpleQueue()
    process = context.Process(target=queue.put, args=("from the child",))
    process.start()
    print(queue.get())
    process.join()
    print(subprocess.run([sys.executable, "-c", "import sys; print('no environment', sys.flags.isolated)"],
                         env={}, stdout=subprocess.PIPE, universal_newlines=True).stdout.strip())
    os.environ["PYTHONPATH"] = "/nowhere"
    with context.Pool(1) as pool:
        print(pool.map(seen, range(1)))
