"""A scene: lines of Python, sent one by one, that share names and see the submission.

The lines are the grader's and hold nothing secret. They run here, where the learner's
objects live; what they read goes back as plain values and is judged elsewhere.
"""

from __future__ import annotations

import builtins
import sys
from itertools import islice
from types import ModuleType
from typing import Any

from . import figures

NAME = "<check>"
_BUILTINS = dict(vars(builtins))  # as they are before a submission is loaded


class Scene:
    """The names that steps share: the submission's, the inputs, what steps assign."""

    def __init__(self) -> None:
        self.given: ModuleType | None = None
        self.names: dict[str, Any] = {}

    def set(self, submission: dict[str, Any], inputs: dict[str, Any]) -> None:
        """Begin anew with these inputs; a learner's name never hides what steps use."""
        tools = {n: v for n, v in _BUILTINS.items() if not n.startswith("_")}
        tools |= {"__builtins__": _BUILTINS, "islice": islice, "given": self.given}
        tools |= {"figure": figures.figure, "describe": figures.describe}
        if "numpy" in sys.modules:
            tools["np"] = sys.modules["numpy"]
        tools["_inputs"] = dict(inputs)  # a step may assign one of their names
        self.names = {**submission, **tools, **inputs}

    def take(self, step: str, text: str) -> Any:
        """Do a line, or return the value of an expression."""
        if step == "see":
            return eval(compile(text, NAME, "eval", dont_inherit=True), self.names)
        exec(compile(text, NAME, "exec", dont_inherit=True), self.names)
        return None
