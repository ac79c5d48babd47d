"""Files of arrays and plain values, without pickle: .npz with a tree in JSON.

A tree is made of dicts with string keys, lists, arrays, numbers, strings, booleans and
None; integers may be of any size. What is read back is equal to what was written,
arrays and NumPy's numbers with their types, to the last bit; tuples become lists.
"""

import io
import json
import os
from typing import Any

import numpy as np

from nnbook.atomic import as_path, write_atomically

#: Where the JSON of the tree lies among the arrays.
TREE = "tree"

#: What stands in the JSON for an array, for a NumPy number, and for a dict with just
#: one of these three keys.
ARRAY, NUMBER, DICT = "array", "number", "dict"
MARKS = ([ARRAY], [NUMBER], [DICT])


def write_tree(path: str | os.PathLike[str], tree: Any) -> None:
    """path <- tree, whole or not at all.

    A run that is killed while writing, or a full disk, leaves the old file. Raises
    ValueError where `path` cannot be written, and for what is no tree.
    """
    arrays: dict[str, Any] = {}
    arrays[TREE] = np.array(json.dumps(_taken_apart(tree, arrays)))
    content = io.BytesIO()
    np.savez(content, allow_pickle=False, **arrays)
    write_atomically(as_path("path", path), content.getvalue())


def read_tree(path: str | os.PathLike[str]) -> Any:
    """tree = what `write_tree` wrote to `path`.

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
                raise ValueError(f"tree has the key {key!r}, expected strings")
        plain = {key: _taken_apart(value, arrays) for key, value in tree.items()}
        return {DICT: plain} if list(tree) in MARKS else plain
    if isinstance(tree, list | tuple):
        return [_taken_apart(value, arrays) for value in tree]
    if isinstance(tree, np.ndarray | np.generic):
        if tree.dtype.hasobject:
            raise ValueError(f"tree has dtype {tree.dtype}, expected plain numbers")
        key = f"array{len(arrays)}"
        arrays[key] = tree
        return {ARRAY if isinstance(tree, np.ndarray) else NUMBER: key}
    if tree is not None and not isinstance(tree, bool | int | float | str):
        raise ValueError(f"tree has {tree!r}, expected arrays and plain values")
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
