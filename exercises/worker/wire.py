"""frame = lengths of header and body, header as JSON, body as raw bytes.

Both ends of the pipe speak this: requests go to the worker, plain values come back.
Nothing is ever unpickled. Sizes are capped before anything is read into memory.
"""

from __future__ import annotations

import json
import os
import struct
from dataclasses import dataclass
from typing import Any

LENGTHS = struct.Struct(">II")
STATUS = struct.Struct(">i")
GOODBYE = 83  # the exit status of a session that was told to end
MAX_HEADER = 4 << 20
MAX_BODY = 64 << 20


class WireError(Exception):
    """What came over the pipe is not a frame."""


@dataclass(frozen=True)
class Frame:
    """One message: a JSON object and the bytes of its arrays."""

    header: dict[str, Any]
    body: bytes = b""

    def pack(self) -> bytes:
        """Return the frame as bytes for the pipe."""
        header = json.dumps(self.header).encode()
        if len(header) > MAX_HEADER or len(self.body) > MAX_BODY:
            raise WireError("the frame is too large")
        return LENGTHS.pack(len(header), len(self.body)) + header + self.body


def lengths(prefix: bytes) -> tuple[int, int]:
    """Return the lengths of header and body, refusing what exceeds the caps."""
    header, body = LENGTHS.unpack(prefix)
    if header > MAX_HEADER or body > MAX_BODY:
        raise WireError("a frame announces more than the cap")
    return header, body


def unpack(header: bytes, body: bytes) -> Frame:
    """Return the frame that these bytes hold; any trouble is a WireError."""
    try:
        fields = json.loads(header.decode())
    except (ValueError, RecursionError) as trouble:
        raise WireError("a frame's header is not JSON") from trouble
    if not isinstance(fields, dict):
        raise WireError("a frame's header is not an object")
    return Frame(fields, body)


def read_frame(descriptor: int) -> Frame | None:
    """Read one frame from a blocking descriptor; None at the end of the stream."""
    prefix = _read(descriptor, LENGTHS.size)
    if len(prefix) < LENGTHS.size:
        return None
    header_size, body_size = lengths(prefix)
    header, body = _read(descriptor, header_size), _read(descriptor, body_size)
    if len(header) < header_size or len(body) < body_size:
        return None
    return unpack(header, body)


def write_frame(descriptor: int, frame: Frame) -> None:
    """Write one frame to a blocking descriptor."""
    left = memoryview(frame.pack())
    while left:
        left = left[os.write(descriptor, left) :]


def _read(descriptor: int, size: int) -> bytes:
    """Read exactly `size` bytes, or fewer when the stream ends."""
    parts = []
    while size:
        part = os.read(descriptor, min(size, 1 << 20))
        if not part:
            break
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
