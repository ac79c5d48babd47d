"""The C library through ctypes: prctl and raw system calls."""

from __future__ import annotations

import ctypes
import os

NO_NEW_PRIVILEGES = 38
_libc = ctypes.CDLL(None, use_errno=True)


def syscall(number: int, *args: object) -> int:
    """Make a system call; raise OSError when it fails."""
    return _checked(_libc.syscall(ctypes.c_long(number), *args))


def prctl(option: int, *args: object) -> int:
    """Call prctl; raise OSError when it fails."""
    padded = [*args, 0, 0, 0, 0][:4]
    return _checked(_libc.prctl(option, *map(_long, padded)))


def drop_capabilities() -> None:
    """Give up every privilege of root that is not ownership."""
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    _checked(_libc.capset(header, (ctypes.c_uint32 * 6)()))


def _long(value: object) -> object:
    return ctypes.c_ulong(value) if isinstance(value, int) else value


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
