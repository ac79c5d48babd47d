"""value -> plain tree + raw bytes, in the worker.

Only exact built-in and NumPy types become values. Other objects, generators and
whatever else a program may return are named, never sent: nothing that a learner's class
defines (`__eq__`, `__array__`, `__reduce__`) has a say in how it is graded. A subclass
of list, tuple or dict (a `defaultdict`, a named tuple) counts as what it really holds.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

MAX_DEPTH = 12
MAX_NODES = 20_000
MAX_BYTES = 32 << 20
MAX_TEXT = 64 << 10
MAX_BITS = 8192

Tree = dict[str, Any]


class TooMuch(Exception):
    """The value is deeper, longer or bigger than a task can need."""


class Encoder:
    """Turns values into trees; arrays go to `body` as raw bytes."""

    def __init__(self, extra: dict[type, Callable[[Any], Tree]] | None = None) -> None:
        self.expressions = True
        self.simple = _SIMPLE | (extra or {})
        self.parts: list[bytes] = []
        self.size = 0
        self.nodes = 0
        self.numpy = sys.modules.get("numpy")
        self.sympy = sys.modules.get("sympy")

    @property
    def body(self) -> bytes:
        """The bytes of all arrays, one after the other."""
        return b"".join(self.parts)

    def encode(self, value: object) -> Tree:
        """Return the tree of a value; what is no plain value is named instead."""
        mark = len(self.parts), self.size, self.nodes
        try:
            return self._node(value, 0)
        except TooMuch as trouble:
            why = str(trouble)
        except BaseException:  # whatever a class of the learner's may raise
            why = "cannot be read"
        del self.parts[mark[0] :]
        self.size, self.nodes = mark[1:]
        return {"k": "other", "name": name_of(value), "why": why}

    def _node(self, value: object, depth: int) -> Tree:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise TooMuch(f"holds more than {MAX_NODES} items")
        if depth > MAX_DEPTH:
            raise TooMuch(f"is nested more than {MAX_DEPTH} deep")
        kind = type(value)
        if type(kind) is type and kind in self.simple:  # a metaclass may lie in `==`
            return self.simple[kind](value)
        for base in (list, tuple):
            if issubclass(kind, base):
                items: Any = base.__iter__(value)  # type: ignore[arg-type]
                nodes = [self._node(item, depth + 1) for item in items]
                return {"k": base.__name__, "v": nodes}
        if issubclass(kind, dict):
            return self._dict(value, depth)  # type: ignore[arg-type]
        if self.numpy is not None and kind is self.numpy.str_:
            return {"k": "str", "v": _capped(exact(value, MAX_TEXT + 1))}  # type: ignore[arg-type]
        if self.numpy is not None and issubclass(kind, self.numpy.generic):
            return self._raw("scalar", value)
        if self.numpy is not None and kind is self.numpy.ndarray:
            return self._raw("array", value)
        if self.sympy is not None and issubclass(kind, self.sympy.Basic):
            text = str(value) if self.expressions else str(id(value))
            return {"k": "expr", "v": _capped(exact(text, MAX_TEXT + 1))}
        return {"k": "other", "name": name_of(value)}

    def _dict(self, value: dict[object, object], depth: int) -> Tree:
        pairs = []
        for key, item in dict.items(value):
            if type(key) is not str:
                return {"k": "other", "name": "dict", "why": "has keys not of type str"}
            pairs.append([_capped(key), self._node(item, depth + 1)])
        return {"k": "dict", "v": pairs}

    def _raw(self, kind: str, value: Any) -> Tree:
        dtype = value.dtype
        if dtype.kind not in "biufc" or type(value).__module__ != "numpy":
            name = f"{name_of(value)} of dtype {dtype.name[:40]}"
            return {"k": "other", "name": name}
        if self.size + value.nbytes > MAX_BYTES:
            raise TooMuch(f"takes more than {MAX_BYTES >> 20} MB")
        raw = value.tobytes()
        tree = {"k": kind, "dtype": dtype.str, "shape": list(value.shape)}
        tree |= {"at": self.size, "n": len(raw)}
        self.parts.append(raw)
        self.size += len(raw)
        return tree


def decode(tree: Tree, body: bytes) -> Any:
    """Return the value that the grader sent as a tree (trusted: made by the grader)."""
    kind, value = tree["k"], tree.get("v")
    if kind in ("array", "scalar"):
        numpy = sys.modules["numpy"]
        raw = body[tree["at"] : tree["at"] + tree["n"]]
        array = numpy.frombuffer(bytearray(raw), dtype=tree["dtype"])
        array = array.reshape(tree["shape"])
        return array if kind == "array" else array[()]
    if kind in ("list", "tuple"):
        items = [decode(item, body) for item in value or ()]
        return items if kind == "list" else tuple(items)
    if kind == "dict":
        return {key: decode(item, body) for key, item in value or ()}
    if kind == "symbol":
        return sys.modules["sympy"].Symbol(value, real=True)
    return _BACK[kind](value)


def name_of(value: object) -> str:
    """Return the name of a value's type, capped, without asking the value."""
    name = type.__dict__["__name__"].__get__(type(value))  # past any metaclass
    return name[:60] if type(name) is str else "object"


def exact(text: str, most: int) -> str:
    """Return the beginning of a text as a true str, whatever its class says."""
    return str.__getitem__(text, slice(most))


def _capped(text: object) -> str:
    if type(text) is not str or len(text) > MAX_TEXT:
        raise TooMuch(f"is a text of more than {MAX_TEXT} characters")
    return text


def _int(value: Any) -> Tree:
    if value.bit_length() > MAX_BITS:
        raise TooMuch(f"is an integer of more than {MAX_BITS} bits")
    return {"k": "int", "v": hex(value)}


_SIMPLE: dict[type, Callable[[Any], Tree]] = {
    type(None): lambda value: {"k": "none"},
    bool: lambda value: {"k": "bool", "v": value},
    int: _int,
    float: lambda value: {"k": "float", "v": value.hex()},
    complex: lambda value: {"k": "complex", "v": [value.real.hex(), value.imag.hex()]},
    str: lambda value: {"k": "str", "v": _capped(value)},
}
_BACK: dict[str, Any] = {
    "none": lambda value: None,
    "bool": bool,
    "int": lambda value: int(value, 16),
    "float": float.fromhex,
    "complex": lambda value: complex(*(float.fromhex(part) for part in value)),
    "str": str,
}
