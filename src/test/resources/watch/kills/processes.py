"""Three processes with a pipe each. A killed one is known by the end of its pipe."""
import multiprocessing as mp
import os
import sys
import time


def squares(pipe):
    for n in range(100):
        time.sleep(0.008)
        pipe.send(n * n)
    pipe.close()


if __name__ == "__main__":
    out, method = sys.argv[1:]
    context = mp.get_context(method)
    with open(out + ".started", "w") as file:
        file.write("started")
    children = []
    for _ in range(3):
        receiver, sender = context.Pipe(duplex=False)
        child = context.Process(target=squares, args=(sender,))
        child.start()
        sender.close()
        children.append((child, receiver))
    counts = []
    for child, receiver in children:
        count = 0
        try:
            while receiver.recv() == count * count:
                count += 1
        except EOFError:
            pass
        child.join()
        counts.append((count, child.exitcode))
    lost = counts != [(100, 0)] * 3
    with open(out + ".new", "w") as file:
        file.write("lost" if lost else "done")
    os.rename(out + ".new", out)
    sys.exit(3 if lost else 0)
