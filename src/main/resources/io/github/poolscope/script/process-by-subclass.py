from multiprocessing import get_context
from time import sleep

context = get_context("@startMethod@")

class Greeter(context.Process):
    def __init__(self, guest):
        super().__init__(name="greeter of " + guest)
        self.guest = guest

    def run(self):
        sleep(@0.8@)
        print(f"{self.name}: hello, {self.guest}")

if __name__ == "__main__":
    ada = Greeter("Ada")
    grace = Greeter("Grace")
    ada.start()
    grace.start()
    ada.join()  #@join-ada
    grace.join()  #@join-grace
