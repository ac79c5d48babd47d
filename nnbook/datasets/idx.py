"""The IDX file format: a magic number, the sizes, and the bytes of an array.

The magic number is two zero bytes, a code for the type (08: unsigned bytes) and the
number of axes. Sizes follow, four bytes each, the most significant byte first.
"""

import gzip
import math
import os
import struct
import zlib
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
import numpy.typing as npt

from nnbook.atomic import as_path, write_atomically
from nnbook.validation import require_count, require_instance

UNSIGNED_BYTE = 0x08


def read_idx(
    path: str | os.PathLike[str], ndim: int | None = None
) -> npt.NDArray[np.uint8]:
    """array = bytes[4 + 4 ndim:], in the shape that the header states.

    Reads `path`, plain or gzipped. Raises ValueError naming the file when it cannot be
    read, is cut short, damaged, too long, or not an IDX file of unsigned bytes, with
    `ndim` axes if that is given.
    Source: the description of the format beside the MNIST database (LeCun et al.).
    """
    file = as_path("path", path)
    axes = ndim if ndim is None else require_count("ndim", ndim)
    content = _content(file)
    shape = _shape(file, content, axes)
    header = 4 + 4 * len(shape)
    expected = header + math.prod(shape)
    if len(content) != expected:
        _refuse(file, f"has {len(content)} bytes", f"{expected} for shape {shape}")
    try:
        return np.frombuffer(content, np.uint8, offset=header).reshape(shape).copy()
    except ValueError as error:
        _refuse(file, f"states shape {shape}", "that of an array", error)


def write_idx(path: str | os.PathLike[str], array: npt.NDArray[np.uint8]) -> None:
    """bytes = 00 00 08 ndim, the sizes, then the array row by row.

    Gzipped if the name ends in .gz. The file is there whole or not at all. Raises
    ValueError for what is not an array of unsigned bytes, and for a file that cannot
    be written. Source: as for `read_idx`, which reads it back.
    """
    file = as_path("path", path)
    require_instance("array", array, np.ndarray)
    if array.dtype != np.uint8 or not array.ndim:
        found = f"has dtype {array.dtype} and {array.ndim} axes"
        raise ValueError(f"array {found}, expected uint8 and at least one axis")
    magic = bytes([0, 0, UNSIGNED_BYTE, array.ndim])
    content = magic + struct.pack(f">{array.ndim}I", *array.shape) + array.tobytes()
    packed = file.suffix == ".gz"
    write_atomically(file, gzip.compress(content, mtime=0) if packed else content)


def _shape(path: Path, content: bytes, ndim: int | None) -> tuple[Any, ...]:
    """Return the sizes that the header states, or raise ValueError."""
    start = content[:4]
    if len(start) < 4 or start[:2] != b"\0\0":
        _refuse(path, f"starts with {start.hex()}", "the IDX magic 0000 08 and axes")
    if start[2] != UNSIGNED_BYTE:
        _refuse(path, f"has type code {start[2]:02x}", "08, unsigned bytes")
    if not start[3] or start[3] != (ndim or start[3]):
        _refuse(path, f"has {start[3]} axes", str(ndim or "at least 1"))
    header = 4 + 4 * start[3]
    if len(content) < header:
        _refuse(path, f"has {len(content)} bytes", f"a header of {header}")
    return struct.unpack(f">{start[3]}I", content[4:header])


def _content(path: Path) -> bytes:
    try:
        raw = path.read_bytes()
        return gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        _refuse(path, f"is damaged ({error})", "a whole gzip file", error)
    except OSError as error:
        _refuse(path, f"cannot be read ({error.strerror})", "a readable file", error)


def _refuse(
    path: Path, found: str, expected: str, cause: Exception | None = None
) -> NoReturn:
    raise ValueError(f"file {path} {found}, expected {expected}") from cause
