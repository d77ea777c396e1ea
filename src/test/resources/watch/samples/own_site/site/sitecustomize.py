import sys

sys.greeting = "of the program's own sitecustomize"
