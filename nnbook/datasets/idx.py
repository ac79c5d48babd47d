"""The IDX file format: a magic number, the sizes, and the bytes of an array."""

import gzip
import math
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

UNSIGNED_BYTE = 0x08


def read_idx(path: Path, ndim: int) -> npt.NDArray[np.uint8]:
    """array = bytes[4 + 4 ndim:], in the shape that the header states.

    Reads `path`, plain or gzipped. Raises ValueError naming the file when it is cut
    short, damaged, too long, or not an IDX file of unsigned bytes with `ndim` axes.
    Source: the description of the format beside the MNIST database (LeCun et al.).
    """
    content = _content(path)
    header = 4 + 4 * ndim
    magic = bytes([0, 0, UNSIGNED_BYTE, ndim])
    if content[:4] != magic:
        _refuse(path, f"starts with {content[:4].hex()}", f"IDX magic {magic.hex()}")
    if len(content) < header:
        _refuse(path, f"has {len(content)} bytes", f"a header of {header}")
    shape: tuple[Any, ...] = struct.unpack(f">{ndim}I", content[4:header])
    expected = header + math.prod(shape)
    if len(content) != expected:
        _refuse(path, f"has {len(content)} bytes", f"{expected} for shape {shape}")
    return np.frombuffer(content, np.uint8, offset=header).reshape(shape)


def _content(path: Path) -> bytes:
    try:
        raw = path.read_bytes()
        return gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        _refuse(path, f"is damaged ({error})", "a whole gzip file")
        raise


def _refuse(path: Path, found: str, expected: str) -> None:
    raise ValueError(f"file {path} {found}, expected {expected}")
