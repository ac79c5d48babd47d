"""One submission in one worker: load it, make calls, read plain answers."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ..worker.plain import Encoder, Tree
from ..worker.wire import Frame
from .host import Host
from .level import Level, Limits
from .link import Ended, Garbled, TimedOut
from .text import clean


@dataclass(frozen=True)
class Call:
    """Call `of` with `args`; or `read` its value; or `keep` the answer by a name.

    Or take a `step` of a scene, where `of` is a line of Python: "set" begins one with
    `args` under `names`, "do" runs the line, "see" returns its value.
    """

    of: str
    args: tuple[Any, ...] = ()
    read: bool = False
    keep: str = ""
    step: str = ""
    names: tuple[str, ...] = ()
    fresh: bool = False


@dataclass(frozen=True)
class Fault:
    """An exception of the learner's code: what it was and on which line."""

    type: str
    message: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True)
class Answer:
    """What a call gave: a value, a fault, or nothing because the name is missing."""

    value: Any = None
    fault: Fault | None = None
    missing: bool = False
    changed: tuple[int, ...] = ()
    overwritten: bool = False
    defined: tuple[str, ...] = ()


@dataclass
class Session:
    """Requests to one worker, under limits that are watched from this side."""

    host: Host
    limits: Limits
    flags: list[str] = field(default_factory=list)
    spent: float = 0.0
    broken: bool = False

    @property
    def level(self) -> Level:
        """The isolation that this session runs under."""
        return self.host.level

    def load(
        self, filename: str, source: str, given: Mapping[str, str] | None = None
    ) -> Fault | None:
        """Run the submission's top level; return its fault, if it has one."""
        header = {"do": "load", "name": filename, "source": source}
        frame = self._ask(header | {"given": dict(given or {})})
        return _fault(frame.header.get("error"))

    def call(self, calls: Sequence[Call]) -> list[Answer]:
        """Make calls in one request and return their answers."""
        from . import values  # brings NumPy, which a crew starts without

        encoder = values.encoder()
        orders = [_order(call, encoder) for call in calls]
        frame = self._ask({"do": "calls", "calls": orders}, encoder.body)
        with self._charged():
            return self._read(frame, orders, encoder.body)

    def _read(self, frame: Frame, orders: list[Tree], sent: bytes) -> list[Answer]:
        from . import values

        results = frame.header.get("results")
        if not isinstance(results, list) or len(results) != len(orders):
            raise self._garbled("the number of answers is wrong")
        if not values.within(results, frame.body):
            raise self._garbled("several arrays claim the same bytes")
        return [
            _answer(result, frame.body, _returned(order), sent)
            for result, order in zip(results, orders, strict=True)
        ]

    @contextmanager
    def _charged(self) -> Iterator[None]:
        """Count the time against the submission, which can make reading it slow."""
        start = time.monotonic()
        try:
            yield
        finally:
            self.spent += time.monotonic() - start

    def _ask(self, header: dict[str, Any], body: bytes = b"") -> Frame:
        nonce = secrets.token_hex(8)
        left = self.limits.seconds - self.spent
        deadline = time.monotonic() + max(min(self.limits.call_seconds, left), 0.05)
        try:
            with self._charged():
                answer = self.host.exchange(
                    Frame(header | {"nonce": nonce}, body), deadline
                )
        except (Ended, TimedOut, Garbled) as trouble:
            self.broken = True
            if isinstance(trouble, Garbled):
                self.flags.append(f"pipe: {trouble}")
            raise
        if answer.header.get("nonce") != nonce:
            raise self._garbled("an answer has the wrong nonce")
        self._note(answer.header.get("flags"))
        return answer

    def _garbled(self, why: str) -> Garbled:
        self.broken = True
        self.flags.append(f"pipe: {why}")
        return Garbled(why)

    def _note(self, flags: object) -> None:
        for flag in flags[:20] if isinstance(flags, list) else []:
            name = clean(flag)
            if ":" in name:  # as the grader's own flags have; a worker's never do
                name = f"forged flag {name!r}"
            if name not in self.flags:
                self.flags.append(name)


def _order(call: Call, encoder: Encoder) -> dict[str, Any]:
    args = [encoder.encode(arg) for arg in call.args]
    order = {"of": call.of, "args": args, "read": call.read, "keep": call.keep}
    if call.step:
        order |= {"step": call.step, "names": list(call.names), "fresh": call.fresh}
    return order


def _returned(order: dict[str, Any]) -> list[Tree]:
    """Return the inputs that come back with an answer; those of a scene stay in it."""
    return [] if "step" in order else order["args"]


def _answer(result: object, body: bytes, args: list[Tree], sent: bytes) -> Answer:
    from . import values

    if not isinstance(result, dict):
        raise Garbled("an answer is malformed")
    if result.get("missing"):
        names = result.get("defined")
        names = names[:20] if isinstance(names, list) else []
        return Answer(missing=True, defined=tuple(clean(name) for name in names))
    if "error" in result:
        return Answer(fault=_fault(result["error"]))
    inputs = result.get("inputs", args)
    if not isinstance(inputs, list) or len(inputs) != len(args):
        raise Garbled("an answer is malformed")
    changed = tuple(
        i
        for i, (before, after) in enumerate(zip(args, inputs, strict=True))
        if not values.alike(before, sent, after, body)
    )
    if result.get("kept"):
        return Answer(changed=changed)
    tree = result.get("value")
    overwritten = not values.alike(tree, body, result.get("later", tree), body)
    return Answer(values.read(tree, body), None, False, changed, overwritten)


def _fault(error: object) -> Fault | None:
    if not isinstance(error, dict):
        return None
    where = [error.get(key) for key in ("line", "column")]
    line, column = (n if type(n) is int and n > 0 else None for n in where)
    message = "".join(c if c.isprintable() else " " for c in str(error.get("message")))
    return Fault(clean(error.get("type")), message[:400], line, column)
