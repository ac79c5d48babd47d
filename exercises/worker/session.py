"""One submission: load it, call its functions, answer with plain values.

`Session.answer` is a function from frame to frame. It knows no pipe and no process, so
that the same lines serve a sandbox, a bare process, and later a reader's browser.
"""

from __future__ import annotations

import linecache
import sys
import types
from collections.abc import Callable
from typing import Any

from . import faults
from .plain import Encoder, decode
from .scene import Scene
from .wire import Frame

Fields = dict[str, Any]


class Session:
    """Holds the module of one submission, what calls keep, and the scene of steps."""

    def __init__(self, noted: Callable[[], list[str]] = list) -> None:
        self.noted = noted
        self.module = types.ModuleType("submission")
        self.filename = "submission.py"
        self.kept: dict[str, Any] = {}
        self.scene = Scene()

    def answer(self, request: Frame) -> Frame:
        """Answer one request; the nonce comes back so that answers cannot be stale."""
        encoder = Encoder()
        if request.header["do"] == "load":
            self.give(request.header.get("given", {}))
            reply = self.load(request.header["name"], request.header["source"])
        else:
            reply = self.calls(request.header["calls"], request.body, encoder)
        _flush()
        reply |= {"nonce": request.header["nonce"], "flags": self.noted()}
        return Frame(reply, encoder.body)

    def give(self, given: dict[str, str]) -> None:
        """Make modules that the task gives; a submission imports them by name."""
        for name, source in given.items():
            module = types.ModuleType(name)
            sys.modules[name] = self.scene.given = module
            exec(compile(source, f"{name}.py", "exec"), module.__dict__)

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
        """Make each call; report its answer, then each answer as it is at the end.

        Whether inputs were changed or answers overwritten is for the grader to say: it
        compares the bytes that come back. Slips cannot hide from that; a submission
        that replaces the functions of this process can, by sending copies it kept.
        """
        results, values = [], []
        for call in calls:
            result, value = self.call(call, body, encoder)
            results.append(result)
            values.append(value)
        # printing is slow, and an expression cannot change: its identity will do
        encoder.expressions = False
        for result, value in zip(results, values, strict=True):
            if "inputs" in result and "value" in result:
                result["later"] = encoder.encode(value)
        return {"results": results}

    def call(self, call: Fields, body: bytes, encoder: Encoder) -> tuple[Fields, Any]:
        """Make one call with fresh copies of its inputs."""
        args = [decode(tree, body) for tree in call["args"]]
        if step := call.get("step"):
            return self.step(step, call, args, encoder)
        try:
            target = self.find(call["of"])
            if target is None:
                return {"missing": True, "defined": self.functions()}, None
            if call.get("read"):
                return {"value": encoder.encode(target)}, None
            value = target(*args)
        except BaseException as trouble:
            return {"error": faults.describe(trouble, self.filename)}, None
        inputs = [encoder.encode(arg) for arg in args]
        if call.get("keep"):
            self.kept[call["keep"]] = value
            return {"kept": True, "inputs": inputs}, None
        return {"value": encoder.encode(value), "inputs": inputs}, value

    def step(
        self, step: str, call: Fields, args: list[Any], encoder: Encoder
    ) -> tuple[Fields, Any]:
        """Take one step of a scene; what it gives is sent, a fresh value twice."""
        try:
            if step == "set":
                inputs = dict(zip(call["names"], args, strict=True))
                self.scene.set(self.module.__dict__, inputs)
            value = self.scene.take(step, call["of"])
        except BaseException as trouble:
            return {"error": faults.describe(trouble, self.filename)}, None
        result: Fields = {"value": encoder.encode(value)}
        return result | ({"inputs": []} if call.get("fresh") else {}), value

    def functions(self) -> list[str]:
        """Return the names of functions and classes that the submission defines."""
        return [
            name
            for name, value in list(self.module.__dict__.items())
            if type(value) in (types.FunctionType, type)
            and value.__module__ == "submission"
        ][:20]

    def find(self, path: str) -> Any:
        """Return `name` or `name.attribute` among the kept objects and the module."""
        head, *rest = path.split(".")
        found = self.kept.get(head, self.module.__dict__.get(head))
        for name in rest:
            found = getattr(found, name, None)
        return found


def _flush() -> None:
    """Flush what the learner printed, whatever they did to the streams."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:
            continue
