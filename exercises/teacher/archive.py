"""A zip of files, of which only the wanted ones are ever decompressed, up to a cap."""

from __future__ import annotations

import os
import stat
import zipfile
from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from ..grading.submission import Unreadable, bytes_of
from ..learner.picking import counts
from .files import MAX_DEPTH, MAX_FILES, Files

MAX_ARCHIVE = 32 << 20
_MAX_MEMBERS = 10 * MAX_FILES  # as a zip that lies in this one has members, too
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others cannot be read in parts
_PLAIN_KINDS = (0, stat.S_IFREG)


class Archive(Files):
    """The files in a zip; names that lead out of it are left out and flagged."""

    def __init__(self, path: Path) -> None:
        self.flags: list[str] = []
        raw = bytes_of(path, MAX_ARCHIVE)
        if len(raw) > MAX_ARCHIVE:
            raise Unreadable(f"{path.name} is larger than {MAX_ARCHIVE >> 20} MB.")
        if raw.count(b"PK\1\2") > _MAX_MEMBERS:  # their list alone fills the memory
            raise Unreadable(f"{path.name} holds more than {MAX_FILES} files.")
        try:
            self._zip = ZipFile(BytesIO(raw))
        except Exception:  # a hostile archive fails in many ways
            raise Unreadable(f"{path.name} is no zip that can be opened.") from None
        found = self._zip.infolist()
        if len(found) > MAX_FILES:
            raise Unreadable(f"{path.name} holds more than {MAX_FILES} files.")
        self._members: dict[str, ZipInfo] = {}
        for info in filter(self._wanted, found):
            if info.filename in self._members:
                self.flags.append(f"the zip holds two files {info.filename[:80]}")
            self._members[info.filename] = info
        super().__init__(sorted(self._members), self.flags)

    def raw(self, path: str, most: int) -> bytes:
        """Return the bytes of a file, one more than `most` if there are more."""
        info = self._members[path]
        if info.flag_bits & 1:
            raise Unreadable(f"{path} is locked with a password.")
        if info.compress_type not in _METHODS:
            raise Unreadable(f"{path} is compressed in an unusual way.")
        try:
            with self._zip.open(info) as file:
                return file.read(most + 1)
        except Exception:
            raise Unreadable(f"{path} is damaged: it cannot be unpacked.") from None

    def _wanted(self, info: ZipInfo) -> bool:
        """Say whether a member is a plain file inside of the archive."""
        name, path = info.filename, PurePosixPath(info.filename)
        if not name or info.is_dir():
            return False
        if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
            self.flags.append(f"the zip names a file outside of itself: {name[:80]}")
            return False
        if stat.S_IFMT(info.external_attr >> 16) not in _PLAIN_KINDS:
            self.flags.append(f"the zip holds a link or a device: {name[:80]}")
            return False
        return all(map(counts, path.parts)) and len(path.parts) <= MAX_DEPTH + 1


def is_zip(name: str) -> bool:
    """Say whether a file of this name should be a zip."""
    return os.path.splitext(name)[1].lower() == ".zip"
