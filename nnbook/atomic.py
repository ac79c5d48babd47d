"""Files that are there whole or not at all."""

import contextlib
import os
import secrets
from pathlib import Path
from typing import Any


def as_path(name: str, got: Any) -> Path:
    """Return `got` as a path, or raise ValueError unless it names one."""
    try:
        return Path(got)
    except TypeError as error:
        raise ValueError(f"{name} is {got!r}, expected a path") from error


def write_atomically(path: Path, content: bytes) -> None:
    """path <- content, or nothing: a crash leaves the old file, or none.

    The bytes go to a temporary file in the same folder, then take the name at once.
    Raises ValueError naming the file when the disk is full or the folder not writable.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with open(temporary, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        raise ValueError(
            f"file {path} cannot be written ({error.strerror}), expected a folder "
            f"that may be written to, with room for {len(content)} bytes"
        ) from error
    finally:
        with contextlib.suppress(OSError):  # it has its name, or never was
            temporary.unlink()
