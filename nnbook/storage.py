"""Files of arrays and plain values, without pickle: .npz with a tree in JSON.

A state is such a tree, made of dicts with string keys, lists, arrays, numbers, strings,
booleans and None; integers may be of any size. What is read back is equal to what was
written, arrays and NumPy's numbers with their types, to the last bit; tuples become
lists.
"""

import io
import json
import os
from typing import Any

import numpy as np

from nnbook.atomic import as_path, write_atomically

__all__ = ["load_state", "save_state"]

#: Where the JSON of the tree lies among the arrays.
TREE = "tree"

#: What stands in the JSON for an array, for a NumPy number, and for a dict with just
#: one of these three keys.
ARRAY, NUMBER, DICT = "array", "number", "dict"
MARKS = ([ARRAY], [NUMBER], [DICT])


def save_state(state: Any, path: str | os.PathLike[str]) -> None:
    """path <- state, whole or not at all.

    A state is what the method `state()` of a network, an optimiser, a history or early
    stopping returns, `rng.bit_generator.state`, or a dict of such: all that a training
    loop needs to go on as if it had never been interrupted. A run that is killed while
    writing, or a full disk, leaves the old file. Raises ValueError where `path` cannot
    be written, and for other things than dicts, lists, arrays and plain values.

    >>> import os, tempfile
    >>> rng = np.random.default_rng(7)
    >>> path = os.path.join(tempfile.mkdtemp(), "run.npz")
    >>> save_state({"epoch": 3, "rng": rng.bit_generator.state}, path)
    >>> drawn = rng.random()
    >>> rng.bit_generator.state = load_state(path)["rng"]
    >>> rng.random() == drawn
    True
    """
    arrays: dict[str, Any] = {}
    arrays[TREE] = np.array(json.dumps(_taken_apart(state, arrays)))
    content = io.BytesIO()
    np.savez(content, allow_pickle=False, **arrays)
    write_atomically(as_path("path", path), content.getvalue())


def load_state(path: str | os.PathLike[str]) -> Any:
    """state = what `save_state` wrote to `path`, for the method `load_state` of each.

    Raises ValueError where the file is missing, damaged, or of another kind.
    """
    source = as_path("path", path)
    try:
        with open(source, "rb") as bits, np.load(bits, allow_pickle=False) as file:
            return _put_together(json.loads(str(file[TREE])), dict(file))
    # A damaged file can raise nearly anything: in zipfile, zlib, json, and NumPy.
    except Exception as error:
        expected = "a whole file that nnbook saved"
        raise ValueError(f"path is {source}: {error}, expected {expected}") from error


def _taken_apart(tree: Any, arrays: dict[str, Any]) -> Any:
    """The tree with every array moved to `arrays` and its key left in its place."""
    if isinstance(tree, dict):
        for key in tree:
            if not isinstance(key, str):
                raise ValueError(f"state has the key {key!r}, expected strings")
        plain = {key: _taken_apart(value, arrays) for key, value in tree.items()}
        return {DICT: plain} if list(tree) in MARKS else plain
    if isinstance(tree, list | tuple):
        return [_taken_apart(value, arrays) for value in tree]
    if isinstance(tree, np.ndarray | np.generic):
        if tree.dtype.hasobject:
            raise ValueError(f"state has dtype {tree.dtype}, expected plain numbers")
        key = f"array{len(arrays)}"
        arrays[key] = tree
        return {ARRAY if isinstance(tree, np.ndarray) else NUMBER: key}
    if tree is not None and not isinstance(tree, bool | int | float | str):
        kind = type(tree).__name__
        raise ValueError(f"state has a {kind}, expected arrays and plain values")
    return tree


def _put_together(tree: Any, arrays: dict[str, Any]) -> Any:
    """The tree with every array back in its place."""
    if isinstance(tree, list):
        return [_put_together(value, arrays) for value in tree]
    if not isinstance(tree, dict):
        return tree
    if list(tree) in MARKS:
        ((mark, value),) = tree.items()
        if mark == DICT:
            return {k: _put_together(v, arrays) for k, v in value.items()}
        return arrays[value] if mark == ARRAY else arrays[value][()]
    return {key: _put_together(value, arrays) for key, value in tree.items()}
