"""A submitted file, read with suspicion: what it is first, what it says second."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

MAX_BYTES = 256 << 10
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MERGE = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)


class Unreadable(ValueError):
    """The file cannot be graded; the message says why, in a sentence."""

    def __init__(self, why: str, line: int | None = None) -> None:
        super().__init__(why)
        self.line = line


@dataclass(frozen=True)
class Submission:
    """The text of a submission and the name that tracebacks give it."""

    filename: str
    text: str


def read(path: Path) -> Submission:
    """Read a submission from a regular file."""
    return Submission(path.name, text_of(bytes_of(path), path.name))


def bytes_of(path: Path, most: int = MAX_BYTES, follow: bool = False) -> bytes:
    """Return the bytes of a regular file, one more than `most` if there are more."""
    name = path.name
    try:
        flags = os.O_RDONLY | os.O_NONBLOCK  # no pipe is waited for
        descriptor = os.open(path, flags | (0 if follow else os.O_NOFOLLOW))
    except FileNotFoundError:
        raise Unreadable(f"There is no file {name}.{_nearby(path)}") from None
    except (OSError, ValueError):
        raise Unreadable(f"{name} cannot be opened as a plain file.") from None
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(f"{name} is not a plain file.")
        return os.read(descriptor, min(found.st_size, most) + 1)
    finally:
        os.close(descriptor)


def text_of(raw: bytes, name: str) -> str:
    """Return the text in these bytes, or say why there is none."""
    if len(raw) > MAX_BYTES:
        raise Unreadable(f"{name} is larger than {MAX_BYTES >> 10} KB.")
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable(f"{name} is saved as UTF-16. Save it as UTF-8.")
    if b"\0" in raw:
        line = raw[: raw.index(b"\0")].count(b"\n") + 1
        raise Unreadable(f"{name} holds a NUL byte, which no Python file may.", line)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        line = raw[: trouble.start].count(b"\n") + 1
        raise Unreadable(f"{name} is not saved as UTF-8.", line) from None
    for pattern, what in _TRAPS:
        if found := pattern.search(text):
            line = text[: found.start()].count("\n") + 1
            raise Unreadable(f"{name} {what}", line)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def same_code(a: str, b: str) -> bool:
    """Say whether two texts differ in comments and blank space at most."""
    return _bare(a) == _bare(b)


def _bare(text: str) -> list[str]:
    lines = (line.rstrip() for line in text.splitlines())
    return [line for line in lines if line and not line.lstrip().startswith("#")]


def _nearby(path: Path) -> str:
    """Return a remark on a file whose name differs in case only."""
    try:
        names = [p.name for p in path.parent.iterdir()]
    except OSError:
        return ""
    for name in names:
        if name.lower() == path.name.lower():
            return f" There is {name}: upper and lower case must agree."
    return ""


_TRAPS = (
    (
        _MERGE,
        "holds the marks of an unfinished merge. Keep one side, delete the marks.",
    ),
    (_BIDI, "holds invisible characters that turn text around. Delete them."),
)
