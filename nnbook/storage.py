"""Files of arrays and plain values, without pickle: .npz with a tree in JSON.

A tree is made of dicts with string keys, lists, arrays, numbers, strings and None. What
is read back is equal to what was written, arrays with their types, to the last bit.
"""

import json
import os
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

#: Where the JSON of the tree lies among the arrays.
TREE = "tree"


def write_tree(path: str | os.PathLike[str], tree: Any) -> None:
    """Write the tree to `path`, whole or not at all.

    The file is complete before it gets its name: a run that is killed while writing
    leaves the old file. Raises ValueError where `path` cannot be written.
    """
    arrays: dict[str, Any] = {}
    text = json.dumps(_taken_apart(tree, arrays))
    target = Path(path)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name)
        try:
            with os.fdopen(handle, "wb") as file:
                np.savez(file, allow_pickle=False, **arrays, **{TREE: np.array(text)})
            os.replace(name, target)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise ValueError(
            f"path is {path!s}: {error}, expected room to write"
        ) from error


def read_tree(path: str | os.PathLike[str]) -> Any:
    """Return the tree that `write_tree` wrote.

    Raises ValueError where the file is missing, cut short, or of another kind.
    """
    try:
        with np.load(path, allow_pickle=False) as file:
            return _put_together(json.loads(str(file[TREE])), dict(file))
    except (OSError, KeyError, ValueError, AttributeError, zipfile.BadZipFile) as error:
        expected = "a whole file that nnbook saved"
        raise ValueError(f"path is {path!s}: {error}, expected {expected}") from error


def _taken_apart(tree: Any, arrays: dict[str, Any]) -> Any:
    """The tree with every array moved to `arrays` and its key left in its place."""
    if isinstance(tree, dict):
        return {key: _taken_apart(value, arrays) for key, value in tree.items()}
    if isinstance(tree, list | tuple):
        return [_taken_apart(value, arrays) for value in tree]
    if isinstance(tree, np.ndarray | np.generic):
        key = f"array{len(arrays)}"
        arrays[key] = tree
        return {"array": key}
    return tree


def _put_together(tree: Any, arrays: dict[str, Any]) -> Any:
    """The tree with every array back in its place."""
    if isinstance(tree, list):
        return [_put_together(value, arrays) for value in tree]
    if not isinstance(tree, dict):
        return tree
    if list(tree) == ["array"]:
        return arrays[tree["array"]][()]
    return {key: _put_together(value, arrays) for key, value in tree.items()}
