from multiprocessing import get_context
from time import sleep

def send(writer):
    for message in ("one", "two", "three"):
        sleep(@0.6@)
        writer.send(message)

if __name__ == "__main__":
    context = get_context("@startMethod@")
    reader, writer = context.Pipe(duplex=False)
    process = context.Process(target=send, args=(writer,), name="sender")
    process.start()
    writer.close()
    try:
        while True:
            message = reader.recv()  #@recv
            print("received", message)
    except EOFError:
        print("end of file")
    process.join()  #@join
