from multiprocessing import get_context
from queue import Empty, Full

def consume(queue):
    while (item := queue.get()) is not None:
        print("consumer: got", item)

if __name__ == "__main__":
    context = get_context("@startMethod@")
    queue = context.Queue(maxsize=2)
    try:
        queue.get_nowait()
    except Empty:
        print("get_nowait: empty")
    try:
        queue.get(timeout=@1@)  #@get
    except Empty:
        print("get with a time-out: empty")
    queue.put("one")
    queue.put("two")
    try:
        queue.put_nowait("three")
    except Full:
        print("put_nowait: full")
    try:
        queue.put("three", timeout=@1@)  #@put
    except Full:
        print("put with a time-out: full")
    consumer = context.Process(target=consume, args=(queue,), name="consumer")
    consumer.start()
    queue.put("three")  #@put-waits
    queue.put(None)  #@put-end
    consumer.join()  #@join
