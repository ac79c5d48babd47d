"""One submission: load it, call its functions, answer with plain values.

`Session.answer` is a function from frame to frame. It knows no pipe and no process, so
that the same lines serve a sandbox, a bare process, and later a reader's browser.
"""

from __future__ import annotations

import linecache
import sys
import types
from typing import Any

from . import faults, flags
from .plain import Encoder, Tree, decode
from .wire import Frame

Fields = dict[str, Any]


class Session:
    """Holds the module of one submission and the objects that its calls keep."""

    def __init__(self) -> None:
        self.module = types.ModuleType("submission")
        self.filename = "submission.py"
        self.kept: dict[str, Any] = {}

    def answer(self, request: Frame) -> Frame:
        """Answer one request; the nonce comes back so that answers cannot be stale."""
        encoder = Encoder()
        if request.header["do"] == "load":
            reply = self.load(request.header["name"], request.header["source"])
        else:
            reply = self.calls(request.header["calls"], request.body, encoder)
        _flush()
        reply |= {"nonce": request.header["nonce"], "flags": flags.raised[:20]}
        return Frame(reply, encoder.body)

    def load(self, filename: str, source: str) -> Fields:
        """Run the submission's top level as a module that is not `__main__`."""
        self.filename = filename
        lines = source.splitlines(keepends=True)
        linecache.cache[filename] = (len(source), None, lines, filename)
        self.module.__file__ = filename
        sys.modules["submission"] = self.module
        try:
            code = compile(source, filename, "exec", dont_inherit=True)
            exec(code, self.module.__dict__)
        except BaseException as trouble:
            return {"error": faults.describe(trouble, filename)}
        return {"loaded": True}

    def calls(self, calls: list[Fields], body: bytes, encoder: Encoder) -> Fields:
        """Make each call; report its answer, changed inputs and overwritten answers."""
        results, values = [], []
        for call in calls:
            result, value = self.call(call, body, encoder)
            results.append(result)
            values.append(value)
        for result, value in zip(results, values, strict=True):
            if "value" in result and "print" in result:
                result["overwritten"] = _print(value) != result.pop("print")
        return {"results": results}

    def call(self, call: Fields, body: bytes, encoder: Encoder) -> tuple[Fields, Any]:
        """Make one call with fresh copies of its inputs."""
        args = [decode(tree, body) for tree in call["args"]]
        before = [_print(arg) for arg in args]
        try:
            target = self.find(call["of"])
            if target is None:
                return {"missing": True}, None
            if call.get("read"):
                return {"value": encoder.encode(target)}, None
            value = target(*args)
        except BaseException as trouble:
            return {"error": faults.describe(trouble, self.filename)}, None
        changed = [i for i, arg in enumerate(args) if _print(arg) != before[i]]
        if call.get("keep"):
            self.kept[call["keep"]] = value
            return {"kept": True, "changed": changed}, None
        tree = encoder.encode(value)
        return {"value": tree, "changed": changed, "print": _print(value)}, value

    def find(self, path: str) -> Any:
        """Return `name` or `name.attribute` among the kept objects and the module."""
        head, *rest = path.split(".")
        found = self.kept.get(head, self.module.__dict__.get(head))
        for name in rest:
            found = getattr(found, name, None)
        return found


def _print(value: object) -> tuple[Tree, bytes]:
    """Return a value's fingerprint: equal exactly when the plain values are equal."""
    encoder = Encoder(expressions=False)
    return encoder.encode(value), encoder.body


def _flush() -> None:
    """Flush what the learner printed, whatever they did to the streams."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:
            continue
