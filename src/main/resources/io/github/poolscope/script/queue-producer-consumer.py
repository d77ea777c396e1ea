from multiprocessing import get_context
from time import sleep

def produce(queue):
    for i in range(8):
        sleep(@4@ if i == 6 else @0.1@)
        queue.put(i)
        print("producer: put", i)
    queue.put(None)

def consume(queue):
    while (item := queue.get()) is not None:
        sleep(@0.6@)
        print("consumer: got", item)

if __name__ == "__main__":
    context = get_context("@startMethod@")
    queue = context.Queue(maxsize=3)
    consumer = context.Process(target=consume, args=(queue,), name="consumer")
    producer = context.Process(target=produce, args=(queue,), name="producer")
    consumer.start()
    producer.start()
    producer.join()  #@join-producer
    consumer.join()  #@join-consumer
