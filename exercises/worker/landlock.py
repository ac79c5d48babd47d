"""Landlock: from here on only these paths can be read, and nothing can be written.

The kernel's own way for a process to give up file access; no privilege needed. It is
what keeps a bare process (no bubblewrap) away from tasks, checks and solutions.
"""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterable

from . import libc

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_EXECUTE, _READ_FILE, _READ_DIRECTORY = 1, 4, 8
_READING = _EXECUTE | _READ_FILE | _READ_DIRECTORY
_RIGHTS_BY_VERSION = {1: 13, 2: 14, 3: 15, 4: 15}  # bits known to each kernel ABI
_NEWEST = 16


def close(readable: Iterable[str]) -> None:
    """Refuse every file but those beneath `readable`, which stay readable.

    Of a folder that ends with "/" only the names of what it holds can be read.
    """
    version = libc.syscall(_CREATE, None, 0, 1)
    handled = (1 << _RIGHTS_BY_VERSION.get(version, _NEWEST)) - 1
    attributes = ctypes.create_string_buffer(struct.pack("Q", handled), 8)
    rules = libc.syscall(_CREATE, attributes, ctypes.c_size_t(8), 0)
    try:
        for path in readable:
            _allow(rules, path)
        libc.prctl(libc.NO_NEW_PRIVILEGES, 1)
        libc.syscall(_RESTRICT, rules, 0)
    finally:
        os.close(rules)


def _allow(rules: int, path: str) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        rights = _READING if os.path.isdir(path) else _EXECUTE | _READ_FILE
        rights = _READ_DIRECTORY if path.endswith("/") else rights
        rule = ctypes.create_string_buffer(struct.pack("=Qi", rights, descriptor), 12)
        libc.syscall(_ADD, rules, 1, rule, 0)
    finally:
        os.close(descriptor)
