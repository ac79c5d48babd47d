"""Submissions that a grader must survive, as source texts of the task dense-forward.

HONEST ones are right, whatever else they do, and must earn everything; the others have
no honest part and must earn nothing. The words are what the learner should read.
"""

RIGHT = "    return X @ W + b\n"
DEF = "import os, sys, signal, time\nimport numpy as np\ndef dense_forward(X, W, b):\n"


def inside(body: str) -> str:
    """Return a submission whose function has this body."""
    lines = [f"    {line}\n" for line in body.strip().splitlines()]
    return DEF + "".join(lines)


def above(body: str, answer: str = "    return X\n") -> str:
    """Return a submission with this code at the top level and a wrong function."""
    return f"import os, sys, signal, time\nimport numpy as np\n{body}\n{DEF}{answer}"


def lying(expression: str, prelude: str = "") -> str:
    """Return a submission that answers with this expression."""
    return f"{prelude}\n{DEF}    return {expression}\n"


ENDS = {
    "os._exit(0)": (inside("os._exit(0)"), "ended its Python process"),
    "os._exit(83)": (inside("os._exit(83)"), "ended its Python process"),
    "sys.exit": (inside("sys.exit(0)"), "ends the program"),
    "SystemExit": (inside("raise SystemExit('100 points')"), "ends the program"),
    "exit at top level": (above("sys.exit()"), "before anything can be checked"),
    "os._exit at top level": (above("os._exit(0)"), "ended its Python process"),
    "segmentation fault": (
        inside("import ctypes\nctypes.string_at(0)"),
        "segmentation fault",
    ),
    "os.abort": (inside("os.abort()"), "signal 6"),
    "kill self": (inside("os.kill(os.getpid(), 9)"), "killed the code"),
    "kill parent": (inside("os.kill(os.getppid(), 9)"), ""),
    "kill group": (inside("os.killpg(0, 9)"), ""),
    "kill everyone": (inside("os.kill(-1, 9)"), ""),
    "BaseException without words": (
        inside(
            "class Odd(BaseException):\n"
            "    def __str__(self): raise self\n"
            "    __repr__ = __str__\n"
            "raise Odd()"
        ),
        "Odd",
    ),
    "exit on top of exit": (
        inside("try:\n    sys.exit()\nfinally:\n    os._exit(0)"),
        "ended its Python process",
    ),
}

NEVER_ENDS = {
    "while True": inside("while True: pass"),
    "deaf loop": inside(
        "for n in range(1, 64):\n"
        "    try: signal.signal(n, signal.SIG_IGN)\n"
        "    except BaseException: pass\n"
        "while True:\n"
        "    try:\n"
        "        while True: pass\n"
        "    except BaseException: pass"
    ),
    "one long C call": inside("return sum(range(10**12))"),
    "long power": inside("return 7 ** (7 ** 9)"),
    "sleep": inside("time.sleep(60)"),
    "loop at top level": above("while True: pass"),
    "flood of output": inside("while True: os.write(1, b'x' * 65536)"),
    "waiting for a lock": inside(
        "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()"
    ),
    "threads": inside(
        "import threading\n"
        "def spin():\n"
        "    while True: pass\n"
        "while True:\n"
        "    try: threading.Thread(target=spin).start()\n"
        "    except BaseException: pass"
    ),
    "stopped": inside("os.kill(os.getpid(), signal.SIGSTOP)"),
}

EATS = {
    "recursion": inside("return dense_forward(X, W, b)"),
    "recursion without limit": inside(
        "sys.setrecursionlimit(10**9)\nreturn dense_forward(X, W, b)"
    ),
    "memory as a list": inside("return [0] * 10**10"),
    "memory as an array": inside("return np.ones(10**10)"),
    "memory step by step": inside(
        "kept = []\nwhile True: kept.append(bytearray(1 << 22))"
    ),
    "memory file": inside(
        "f = os.memfd_create('x')\nwhile True: os.write(f, bytes(1 << 22))"
    ),
    "fork": inside("while True: os.fork()"),
    "program": inside("import subprocess\nsubprocess.run(['sleep', '60'])"),
    "shell": inside("assert os.system('sleep 60 &') == 0\nreturn X"),
    "detached process": inside(
        "if os.fork() == 0:\n    os.setsid()\n    time.sleep(60)\nreturn X"
    ),
    "full disk": inside(
        "import tempfile\nwhile True: tempfile.NamedTemporaryFile(delete=False)"
        ".write(bytes(1 << 20))"
    ),
    "file in the folder": inside("open('left.txt', 'w').write('x')"),
    "open files": inside("kept = [open(os.devnull) for _ in range(10**5)]"),
    "waiting on input": inside("input()"),
    "shared memory": inside(
        "from multiprocessing import shared_memory\n"
        "shared_memory.SharedMemory('left', True, 1 << 20)"
    ),
}

EQUAL = "class Equal:\n    def __eq__(self, other): return True\n    __hash__ = None\n"
SUBCLASS = "import numpy as np\nclass Sub(np.ndarray):\n    pass\n"
LIES = {
    "equal to everything": lying("Equal()", EQUAL),
    "array of equals": lying("np.full((len(X), len(b)), Equal(), dtype=object)", EQUAL),
    "changing __array__": lying(
        "A()",
        "class A:\n    n = 0\n    def __array__(self, *a, **k):\n"
        "        A.n += 1\n        return __import__('numpy').ones((3, 3)) * A.n\n",
    ),
    "ndarray subclass": lying("np.zeros((len(X), len(b))).view(Sub)", SUBCLASS),
    "matrix": lying("np.asmatrix(X @ W + b)"),
    "fully masked": lying("np.ma.masked_all((len(X), len(b)))"),
    "object array": lying("(X @ W + b).astype(object)"),
    "float subclass": lying(
        "[[F(0.0)] * len(b)] * len(X)",
        "class F(float):\n    def __eq__(self, other): return True\n"
        "    def __sub__(self, other): return 0.0\n    __rsub__ = __sub__\n",
    ),
    "nan": lying("np.full((len(X), len(b)), np.nan)"),
    "infinity": lying("np.full((len(X), len(b)), np.inf)"),
    "None": lying("None"),
    "generator": lying("(row for row in X @ W + b)"),
    "function": lying("lambda: X @ W + b"),
    "complex": lying("(X @ W + b).astype(complex)"),
    "complex list": lying("(X @ W + b + 1j).tolist()"),
    "texts": lying("(X @ W + b).astype(str)"),
    "fractions": lying("[[__import__('fractions').Fraction(1)]]"),
    "a whole number too large for any array": lying("[[10**300] * len(b)] * len(X)"),
    "fields": lying("(X @ W + b).astype([('a', 'f8')])"),
    "a class taken for float": lying(
        "type('M', (type,), {'__hash__': lambda c: hash(float), "
        "'__eq__': lambda c, d: True})('C', (), {'hex': lambda s: object()})()"
    ),
    "whole numbers": lying("(X @ W + b).astype(int)"),
    "half precision": lying("(X @ W + b).astype(np.float16)"),
    "a shape that broadcasts": lying("(X @ W + b)[None]"),
    "a number that broadcasts": lying("0.0"),
    "a view of the input": lying("X"),
    "an array of 10**9": lying("np.broadcast_to(1.0, 10**9)"),
    "a list nested 100000 deep": inside(
        "found = []\nfor _ in range(100000): found = [found]\nreturn found"
    ),
    "a list that holds itself": inside("found = []\nfound.append(found)\nreturn found"),
    "a dict of everything": lying("globals()"),
    "code when unpickled": lying(
        "Bomb()",
        "import os\nclass Bomb:\n"
        "    def __reduce__(self): return os.system, ('touch /tmp/bomb',)\n",
    ),
    "a class that lies about its class": lying(
        "Fake()",
        "import numpy\nclass Fake:\n    __class__ = numpy.ndarray\n"
        "    dtype = numpy.dtype('f8')\n    shape = (2, 2)\n    nbytes = 32\n"
        "    def tobytes(self): return bytes(32)\n",
    ),
}

PATCH = {
    "np.allclose": "np.allclose = np.array_equal = lambda *a, **k: True",
    "numpy.testing": "import numpy.testing as t\n"
    "for n in dir(t):\n    if n.startswith('assert'): setattr(t, n, lambda *a, **k: 0)",
    "NumPy's functions": "for n in ('abs', 'max', 'asarray', 'frombuffer', 'isnan'):\n"
    "    setattr(np, n, lambda *a, **k: 0)",
    "builtins": "import builtins\n"
    "for n in ('len', 'all', 'any', 'zip', 'isinstance', 'type', 'abs', 'max'):\n"
    "    setattr(builtins, n, lambda *a, **k: True)",
    "json": "import json\njson.dumps = lambda *a, **k: '{\"ok\": true}'",
    "sys.modules": "for n in list(sys.modules): sys.modules[n] = None",
    "import hooks": "sys.meta_path.clear(); sys.path_hooks.clear()",
    "settrace": "sys.settrace(lambda *a: None); sys.setprofile(lambda *a: None)",
    "random generator": "import random\nnp.random.seed(0); random.seed(0)\n"
    "np.random.default_rng = None",
    "clock": "time.monotonic = time.time = lambda: 0",
    "atexit": "import atexit\natexit.register(lambda: os.write(1, b'passed'))",
    "other names": "sys.modules['pytest'] = sys.modules['unittest'] = np",
    "worker's session": "sys.modules['worker.session'].Session.answer = "
    "lambda *a: sys.modules['worker.wire'].Frame({'passed': True, 'score': 7})",
    "worker's encoder": "sys.modules['worker.plain'].Encoder.encode = "
    "lambda self, v: {'k': 'bool', 'v': True}",
    "worker's frames": "sys.modules['worker.wire'].unpack = None",
}

# What would outlive the session or touch other processes; none of it may succeed.
HANDS = {
    "limits of the parent": "resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE)",
    "niceness": "os.setpriority(os.PRIO_PROCESS, os.getppid(), 0)",
    "processors": "os.sched_setaffinity(os.getppid(), os.sched_getaffinity(0))",
    "signals sent by a pipe": "fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getppid())",
    "which signal": "fcntl.fcntl(pipe, 10, signal.SIGKILL)",
    "flags of a pipe": "fcntl.fcntl(2, fcntl.F_SETFL, os.O_WRONLY)",
    "waiting at a pipe": "os.set_blocking(2, True)",
    "size of a pipe": "fcntl.fcntl(2, 1031, 1 << 16)",
    "modes": "os.chmod('/dev/null', 0o666)",
    "modes of what is open": "os.fchmod(2, 0o600)",
    "times": "os.utime('/dev/null')",
    "owners": "os.chown('/dev/null', -1, -1)",
    "attributes": "os.setxattr('/dev/null', 'user.x', b'x')",
    "memory of the parent": "os.kill(os.getppid(), 0)",
    "shared memory of others": "C('shmctl', 2**30, 0, None)",
    "semaphores of others": "C('semctl', 2**30, 0, 0)",
    "messages of others": "C('msgctl', 2**30, 0, None)",
    "queues of others": "C('mq_unlink', b'/none-such')",
    "files cut short": "os.truncate('/dev/null', 0)",
    "an orphan": "C('prctl', 1, 0, 0, 0, 0)",
}

FRAME = (
    "import json, struct\n"
    "def frame(**h):\n"
    "    raw = json.dumps(h).encode()\n"
    "    return struct.pack('>II', len(raw), 0) + raw\n"
    "def spray(data):\n"
    "    for fd in range(3, 64):\n"
    "        try: os.write(fd, data)\n"
    "        except OSError: pass\n"
)
FORGED = {
    "forged answer": FRAME
    + "spray(frame(nonce='x', loaded=True, results=[{'passed': True}]))",
    "forged end": FRAME + "spray(frame(ended=83))",
    "forged start": FRAME + "spray(frame(hello={'passed': 7}, open=['seccomp']))",
    "garbage on every descriptor": FRAME + "spray(b'\\xff' * 4096)",
    "an endless frame": FRAME + "spray(struct.pack('>II', 1 << 20, 1 << 20))",
    "closed descriptors": "os.closerange(0, 64)",
    "non-blocking pipes": "for fd in range(64):\n"
    "    try: os.set_blocking(fd, False)\n    except OSError: pass\nos._exit(0)",
    "printed verdict": "print('5 passed in 0.01s'); print('::set-output name=s::7')\n"
    "print('\\x1b[2J\\x1b]0;passed\\x07'); print('=HYPERLINK(\"x\")')",
}

# They change their inputs, and take from the worker what could notice it.
BLIND = {
    "through sys.modules": "for m in list(sys.modules.values()):\n"
    "    if hasattr(m, '_print'): m._print = lambda *a: 0\n",
    "through frames": "frame = sys._getframe()\n"
    "while frame:\n"
    "    for n in ('_print', 'fingerprint'):\n"
    "        if n in frame.f_globals: frame.f_globals[n] = lambda *a: 0\n"
    "    frame = frame.f_back\n",
    "through the encoder": "frame = sys._getframe()\n"
    "while frame:\n"
    "    E = frame.f_globals.get('Encoder')\n"
    "    if E: E.encode, real = (lambda self, v, **k: {'k': 'none'}), E.encode\n"
    "    frame = frame.f_back\n",
}

# Exceptions that misbehave when they are described, and what is told all the same.
ODD_FAULTS = {
    "a name that raises": (
        "class M(type):\n    @property\n    def __name__(c): raise SystemExit\n"
        "class E(Exception, metaclass=M): pass\nraise E('x')",
        "E: x",
    ),
    "a line that is no number": (
        "raise SyntaxError('no', ('dense_forward.py', object(), object(), ''))",
        "SyntaxError: no",
    ),
    "a file name that raises": (
        "class E(SyntaxError): filename = property(lambda e: 1 / 0)\nraise E('x')",
        "E: x",
    ),
    "words that are no str": (
        "class S(str):\n    __str__ = lambda s: s\n"
        "    __getitem__ = lambda s, i: object()\n"
        "class E(Exception):\n    __str__ = lambda e: S('x')\nraise E",
        "E: x",
    ),
    "words without end": ("raise ValueError('x' * 10**7)", "ValueError: xxx"),
    "words of a format": ("raise ValueError('{0.a} {who} %s')", "{0.a} {who} %s"),
}

HONEST = {
    "as it is": DEF + RIGHT,
    "nested list": inside("return (X @ W + b).tolist()"),
    "tuple of rows": inside("return tuple(X @ W + b)"),
    "another order of summation": inside(
        "out = np.zeros((len(X), len(b)), X.dtype)\n"
        "for k in reversed(range(len(W))): out += X[:, k : k + 1] * W[k]\n"
        "return out + b"
    ),
    "einsum": inside("return np.einsum('ij,jk->ik', X, W) + b"),
    "Fortran order": inside("return np.asfortranarray(X @ W + b)"),
    "bytes the other way round": inside(
        "return (X @ W + b).astype(X.dtype.newbyteorder('>'))"
    ),
    "a list of its own kind": inside(
        "class Rows(list): pass\nreturn Rows((X @ W + b).tolist())"
    ),
    "unaligned": inside(
        "raw = np.frombuffer(b'x' + (X @ W + b).tobytes(), np.uint8)[1:]\n"
        "return raw.view(X.dtype).reshape(len(X), len(b))"
    ),
    "builtins hidden": above("len = type = list = float = sum = 0", RIGHT),
    "read-only result": inside(
        "out = X @ W + b\nout.flags.writeable = False\nreturn out"
    ),
    "many debug prints": inside(
        "for _ in range(100): print('debug', X[:1])\nreturn X @ W + b"
    ),
    "other bytes in the output": inside(
        "os.write(1, b'\\xff\\x00'); print('\\ud800'); return X @ W + b"
    ),
    "warnings": inside("np.float64(1) / np.float64(0)\nreturn X @ W + b"),
    "global state changed": inside(
        "np.seterr(all='raise'); np.random.seed(1); os.environ.clear()\n"
        "sys.setrecursionlimit(200)\nreturn X @ W + b"
    ),
    "closed stdout": above("sys.stdout.close(); os.close(1)", RIGHT),
    "no streams": inside("sys.stdout = sys.stderr = None\nreturn X @ W + b"),
    "main guard": above("if __name__ == '__main__':\n    while True: pass", RIGHT),
    "helper functions and classes": above(
        "from dataclasses import dataclass\n@dataclass\nclass Layer:\n    W: object\n"
        "def product(X, W): return X @ W",
        "    return product(X, Layer(W).W) + b\n",
    ),
    "annotations of later Python": "from __future__ import annotations\n"
    "import numpy as np\ndef dense_forward(X: Any, W: Foo, b: Bar) -> Baz:\n" + RIGHT,
    "Windows line ends": (DEF + RIGHT).replace("\n", "\r\n"),
    "more arguments with defaults": "import numpy as np\n"
    "def dense_forward(X, W, b, *, activation=None):\n" + RIGHT,
}

BROKEN = {
    "syntax error": ("def dense_forward(X, W, b)\n    return X", "Line 1", "costs"),
    "tabs and spaces": (DEF + "    Z = X\n\treturn Z\n", "Line 5", "cannot read"),
    "import error": ("import tensorflow\n" + DEF + RIGHT, "Line 1", "not available"),
    "error at top level": (above("1 / 0"), "Line 3", "ZeroDivisionError"),
    "name error at top level": (above("x = undefined"), "Line 3", "NameError"),
    "no function": ("import numpy as np\n", "", "no function `dense_forward`"),
    "another case": (
        "def Dense_Forward(X, W, b): return X",
        "",
        "no function `dense_forward`",
    ),
    "another signature": ("def dense_forward(X): return X", "", "positional argument"),
    "not a function": ("dense_forward = 3", "", "not callable"),
    "wrong line": (inside("Z = X @ W\nreturn Z + c"), "Line 5", "NameError"),
}
