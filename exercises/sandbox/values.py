"""tree + bytes -> value, in the grader, which believes nothing that it reads.

What is malformed raises Garbled; what the worker only named comes back as `Foreign`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np

from ..worker.plain import MAX_BITS, MAX_DEPTH, MAX_TEXT, Encoder, Tree
from .link import Garbled
from .text import clean

_DTYPE = re.compile(r"[<>|=]?[biufc]\d{1,2}")

#: The product of the axes of an array, but for those of length 0.
MOST = 1 << 40


@dataclass(frozen=True)
class Foreign:
    """Something that is no plain value: the name of its type, perhaps a reason."""

    name: str
    why: str = ""


@dataclass(frozen=True)
class Expression:
    """A SymPy expression, as the text that it prints as; not yet parsed."""

    text: str


@dataclass(frozen=True)
class Symbol:
    """An input that the worker turns into a real SymPy symbol of this name."""

    name: str


def encoder() -> Encoder:
    """Return an encoder that also knows symbols."""
    return Encoder({Symbol: lambda symbol: {"k": "symbol", "v": symbol.name}})


def read(tree: object, body: bytes, depth: int = 0) -> Any:
    """Return the value that a worker's tree stands for."""
    if not isinstance(tree, dict) or depth > MAX_DEPTH + 1:
        raise Garbled("a value is malformed")
    kind, value = tree.get("k"), tree.get("v")
    try:
        if kind in ("list", "tuple"):
            items = [read(item, body, depth + 1) for item in value or ()]
            return items if kind == "list" else tuple(items)
        if kind == "dict":
            return {_text(k): read(v, body, depth + 1) for k, v in value or ()}
        return _READ[str(kind)](tree, body)
    except (KeyError, TypeError, ValueError, OverflowError) as trouble:
        raise Garbled("a value is malformed") from trouble


def within(tree: object, body: bytes) -> bool:
    """Say whether arrays claim no more bytes than came: each byte belongs to one.

    A few bytes claimed by thousands of arrays would fill the grader's memory.
    """
    todo, claimed = [tree], 0
    while todo:
        item = todo.pop()
        if isinstance(item, dict):
            size = item.get("n", 0)
            claimed += max(size, 0) if type(size) is int else 0
            todo += item.values()
        elif isinstance(item, list):
            todo += item
    return claimed <= len(body)


def alike(a: object, a_body: bytes, b: object, b_body: bytes, depth: int = 0) -> bool:
    """Say whether two trees stand for the same value, array bytes included."""
    if not (isinstance(a, dict) and isinstance(b, dict)) or depth > MAX_DEPTH + 1:
        return False
    kind = a.get("k")
    if kind in ("symbol", "expr"):  # they cannot change
        return b.get("k") == "expr"
    if kind != b.get("k"):
        return False
    if kind in ("list", "tuple", "dict"):
        items, others = _parts(a), _parts(b)
        if items is None or others is None:
            return False
        return len(items) == len(others) and all(
            name == other and alike(x, a_body, y, b_body, depth + 1)
            for (name, x), (other, y) in zip(items, others, strict=True)
        )
    return _content(a, a_body) == _content(b, b_body)


def _parts(tree: Tree) -> list[tuple[object, object]] | None:
    """Return what a list, tuple or dict holds, by key; None for what is malformed."""
    items = tree.get("v")
    if not isinstance(items, list):
        return None
    if tree.get("k") != "dict":
        return [(None, item) for item in items]
    if not all(isinstance(item, list) and len(item) == 2 for item in items):
        return None
    return [(key, value) for key, value in items]


def _content(tree: Tree, body: bytes) -> tuple[Tree, bytes]:
    """Return a tree without the place of its bytes, and these bytes."""
    at, size = tree.get("at", 0), tree.get("n", 0)
    if type(at) is not int or type(size) is not int or min(at, size) < 0:
        return tree, b""
    return {k: v for k, v in tree.items() if k != "at"}, body[at : at + size]


def _array(tree: Tree, body: bytes) -> np.ndarray:
    dtype, shape, at, size = (tree[key] for key in ("dtype", "shape", "at", "n"))
    if not _DTYPE.fullmatch(dtype) or not all(
        type(n) is int for n in [*shape, at, size]
    ):
        raise ValueError("not the dtype and shape of an array")
    if len(shape) > 32 or min([*shape, at, size]) < 0 or at + size > len(body):
        raise ValueError("not within the frame")
    if prod(shape) * np.dtype(dtype).itemsize != size:
        raise ValueError("shape and bytes disagree")
    if prod(n or 1 for n in shape) > MOST:
        raise ValueError("empty, with axes that a copy has no room for")
    flat = np.frombuffer(body, dtype, prod(shape), at) if size else np.empty(0, dtype)
    return flat.reshape(shape).astype(np.dtype(dtype).newbyteorder("="))


def _int(tree: Tree, body: bytes) -> int:
    number = int(_text(tree["v"]), 16)
    if number.bit_length() > MAX_BITS:
        raise ValueError("too large to be written out in a sentence")
    return number


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > MAX_TEXT:
        raise ValueError("not a text")
    return value


_READ: dict[str, Any] = {
    "none": lambda tree, body: None,
    "bool": lambda tree, body: bool(tree["v"]),
    "int": _int,
    "float": lambda tree, body: float.fromhex(tree["v"]),
    "complex": lambda tree, body: complex(*map(float.fromhex, tree["v"])),
    "str": lambda tree, body: _text(tree["v"]),
    "array": _array,
    "scalar": lambda tree, body: _array(tree, body)[()],
    "expr": lambda tree, body: Expression(_text(tree["v"])),
    "other": lambda tree, body: Foreign(
        clean(tree["name"]), clean(tree.get("why", ""))
    ),
}
