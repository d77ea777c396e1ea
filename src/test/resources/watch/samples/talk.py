"""Processes that talk by Queue, JoinableQueue, SimpleQueue and Pipe, with limits, timeouts and an end of file."""
# arguments: fork | spawn | forkserver
import multiprocessing as mp
import sys


def consumer(name, jobs, results):
    while True:
        job = jobs.get()
        try:
            if job is None:
                return
            results.put((job, job * job))
        finally:
            jobs.task_done()


def echo(end, other, simple):
    other.close()
    simple.put("ready")
    while True:
        try:
            message = end.recv()
        except EOFError:
            simple.put("end of file")
            break
        if isinstance(message, bytes):
            end.send_bytes(message * 2)
            part = bytearray(10)
            n = end.recv_bytes_into(part)
            end.send(bytes(part[:n]))
        else:
            end.send(message + 1)
    end.close()


def attempt(name, function):
    try:
        print(name, function())
    except Exception as e:
        print(name, type(e).__name__, e)


if __name__ == "__main__":
    context = mp.get_context(sys.argv[1])
    jobs, results, simple = context.JoinableQueue(2), context.Queue(), context.SimpleQueue()
    workers = [context.Process(target=consumer, args=("w", jobs, results), name="consumer-%d" % i) for i in range(2)]
    for worker in workers:
        worker.start()
    for i in range(9):
        jobs.put(i)
    for _ in workers:
        jobs.put(None)
    jobs.join()
    print(sorted(results.get() for _ in range(9)), results.empty())
    for worker in workers:
        worker.join()
    print([worker.exitcode for worker in workers], [worker.name for worker in workers])
    attempt("task_done", jobs.task_done)
    attempt("nothing there", lambda: results.get(False))
    attempt("nothing in time", lambda: results.get(timeout=0.02))
    small = context.Queue(1)
    small.put("one")
    attempt("full", lambda: small.put("two", block=False))
    attempt("full for a while", lambda: small.put("two", timeout=0.02))
    print(small.full(), small.get(), small.qsize())
    left, right = context.Pipe()
    process = context.Process(target=echo, args=(right, left, simple))
    process.start()
    right.close()
    print(simple.get(), simple.empty())
    left.send(41)
    print(left.recv(), left.poll(0))
    left.send(b"ab")
    print(left.recv_bytes(), left.send_bytes(b"xyz-", 0, 3), left.poll(5), left.recv())
    attempt("not picklable", lambda: left.send(lambda: 0))
    left.close()
    print(simple.get())
    process.join()
    attempt("closed", lambda: left.send(1))
    reader, writer = context.Pipe(duplex=False)
    attempt("wrong end", lambda: reader.send(1))
    writer.close()
    attempt("nobody writes", reader.recv)
    small.close()
    attempt("closed queue", lambda: small.put(1))
    print("counted:", ("put", 9 + 2 + 9 + 1), ("got", 11 + 9 + 1), ("sent", 4), ("received", 4))
