"""Steps of a scene, and the words for where in it something went wrong."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from .base import Finding, explained
from .returns import Returns

LONGEST = 60
TOOLS = {"np", "islice", "given", "describe", "figure", "_inputs"}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


@dataclass(frozen=True)
class Do:
    """A line that is run; `says` names it in sentences, "" leaves it out of them."""

    text: str
    says: str | None = None

    @property
    def words(self) -> str:
        """Return what a sentence calls this step, "" for nothing."""
        if self.says is not None:
            return self.says
        short = "\n" not in self.text and len(self.text) <= LONGEST
        return f"`{self.text}`" if short else ""


@dataclass(frozen=True)
class See:
    """An expression that is read, and what it should be: as on the reference.

    A judge finds it under `name`; `tolerance` and `scale` loosen the comparison;
    `strict` asks for the inputs' dtype; a `fresh` value must not be overwritten.
    """

    text: str
    returns: Returns | None = None
    name: str = ""
    says: str | None = None
    tolerance: float | None = None
    scale: float | Callable[..., Any] | None = None
    strict: bool = False
    fresh: bool = False

    @property
    def words(self) -> str:
        """Return what a sentence calls this value."""
        return f"`{self.text}`" if self.says is None else self.says


Step = Do | See


def steps_of(items: Sequence[str | Step]) -> list[Step]:
    """Return the steps; a bare text is done."""
    return [Do(item) if isinstance(item, str) else item for item in items]


def label(steps: Sequence[Step], at: int) -> str:
    """Return the subject of a sentence: what was read, and after which step."""
    done = [step for step in steps[:at] if isinstance(step, Do)]
    words, thing = done[-1].words if done else "", steps[at].words
    thing = thing[:1].upper() + thing[1:]
    if not words:
        return thing
    number = sum(step == done[-1] for step in done)
    if sum(step == done[-1] for step in steps) > 1 and number <= len(_ORDINALS):
        words = f"the {_ORDINALS[number - 1]} {words}"
    return f"{thing} after {words}"


def stopped(step: Step, fault: Any) -> Finding:
    """Say which step stopped, with what, and on which line of the submission."""
    who = step.words or "A step of this check"
    who = who[:1].upper() + who[1:]
    text = explained(fault, who)
    if not text.startswith(who):
        text = f"{who} stops with {text}"
    return Finding("error", text, fault.line)


def names_asked(steps: Sequence[Step], inputs: Sequence[str]) -> list[str]:
    """Return the names that steps use and neither inputs nor steps bring along."""
    known = {*inputs, *TOOLS, *dir(builtins)}
    asked: list[str] = []
    for step in steps:
        nodes = list(ast.walk(ast.parse(step.text)))
        known |= {name for node in nodes for name in _brought(node)}
        for node in nodes:
            new = isinstance(node, ast.Name) and node.id not in {*known, *asked}
            asked += [node.id] if new and isinstance(node, ast.Name) else []
    return asked


def _brought(node: ast.AST) -> list[str]:
    """Return the names that a piece of a step assigns, defines or imports."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return [node.id]
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return [node.name]
    if isinstance(node, ast.arg):
        return [node.arg]
    return [node.asname or node.name] if isinstance(node, ast.alias) else []
