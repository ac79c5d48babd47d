"""JSON that strangers wrote is read only if what it makes fits into the memory.

An empty list takes three characters and some twenty times as many bytes.
"""

from __future__ import annotations

MOST = 1 << 20  # lists and objects


def moderate(raw: bytes) -> bytes:
    """Return the bytes of a JSON text; ValueError if it opens too many brackets."""
    if raw.count(b"[") + raw.count(b"{") > MOST:
        raise ValueError(f"more than {MOST} lists and objects")
    return raw
