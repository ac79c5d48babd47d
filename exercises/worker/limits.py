"""Limits that the kernel keeps: memory, processor time, file sizes, open files."""

from __future__ import annotations

import resource
from typing import Any


def apply(limits: dict[str, Any]) -> None:
    """Set soft and hard limits alike, so that a submission cannot raise them."""
    _set(resource.RLIMIT_AS, limits["memory"] << 20)
    _set(resource.RLIMIT_CPU, int(limits["seconds"]) + 2)
    _set(resource.RLIMIT_FSIZE, limits["file_bytes"])
    _set(resource.RLIMIT_NOFILE, limits["files"])
    _set(resource.RLIMIT_CORE, 0)


def _set(which: int, value: int) -> None:
    _, hard = resource.getrlimit(which)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    try:
        resource.setrlimit(which, (value, value))
    except (OSError, ValueError):  # macOS refuses RLIMIT_AS
        return
