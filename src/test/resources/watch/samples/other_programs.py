"""Children that are other programs: by subprocess with and without the environment, isolated, by a shell, by Popen."""
import multiprocessing as mp
import os
import subprocess
import sys

POOL = "import multiprocessing as mp\nwith mp.get_context('fork').Pool(1) as p: print(p.map(abs, [-1, 2]))"


def output(*command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True, **more).stdout


def grandchild(x):
    return output(sys.executable, "-c", "print(%d)" % x)


if __name__ == "__main__":
    print(output(sys.executable, "-c", POOL))
    print(output(sys.executable, "-c", POOL, env={}))
    for flag in ("-I", "-E", "-s", "-S", "-O", "-B", "-u"):
        print(flag, output(sys.executable, flag, "-c", POOL), end="")
    print(output("sh", "-c", '"$0" -c "print(1)" && echo 2', sys.executable))
    print(output(sys.executable, "-", input=POOL))
    print(output(sys.executable, "-c", "import sys; sys.exit('an error')"))
    with mp.get_context("fork").Pool(2) as pool:
        print(pool.map(grandchild, range(2)))
    os.system("%s -c 'print(3)'" % sys.executable)
    read, write = os.pipe()
    with subprocess.Popen([sys.executable, "-c", "import os; os.write(%d, b'inherited')" % write], pass_fds=[write]):
        print(os.read(read, 100))
