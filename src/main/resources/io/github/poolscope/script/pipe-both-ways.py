from multiprocessing import get_context
from time import sleep

def answer(end):
    while (question := end.recv()) is not None:
        sleep(@1@)
        end.send(question * question)

if __name__ == "__main__":
    context = get_context("@startMethod@")
    here, there = context.Pipe()
    process = context.Process(target=answer, args=(there,), name="answerer")
    process.start()
    for question in (3, 4):
        here.send(question)
        while not here.poll(@0.4@):  #@poll
            print("nothing yet")
        print(question, "squared is", here.recv())
    here.send(None)
    process.join()  #@join
