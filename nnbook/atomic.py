"""Files that are there whole or not at all."""

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path
from typing import Any

from nnbook.validation import require


def as_path(name: str, got: Any) -> Path:
    """Return `got` as a path, or raise ValueError unless it names one."""
    text = os.fspath(got) if isinstance(got, str | os.PathLike) else None
    named = isinstance(text, str) and text != "" and "\0" not in text
    require(named, name, got, "a path")
    return Path(got)


def write_atomically(path: Path, content: bytes) -> None:
    """path <- content, or nothing: a crash leaves the old file, or none.

    The bytes go to a temporary file in the same folder, then take the name at once. A
    link stays one, and the file that it leads to is written; the permissions of an old
    file stay. Raises ValueError naming the file when the disk is full, the folder not
    writable, or what is there is not a file, but a folder or a device.
    """
    target = Path(os.path.realpath(path))
    temporary = target.parent / f".{target.name}.{secrets.token_hex(4)}.part"
    try:
        permissions = _permissions(target)
        with open(temporary, "xb") as file:
            if permissions is not None:
                os.chmod(temporary, permissions)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except OSError as error:
        raise ValueError(
            f"file {path} cannot be written ({error.strerror}), expected a folder "
            f"that may be written to, with room for {len(content)} bytes"
        ) from error
    finally:
        with contextlib.suppress(OSError):  # it has its name, or never was
            temporary.unlink()


def _permissions(target: Path) -> int | None:
    """Those of the file, None if there is none. Raises OSError for what is no file."""
    if not target.exists():
        return None
    mode = target.stat().st_mode
    if stat.S_ISDIR(mode):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "Not a regular file")
    return stat.S_IMODE(mode)
