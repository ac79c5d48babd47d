"""Which statements of a notebook define something; the others stay out of a check.

Taken are imports, functions, classes, and assignments that do not call a function of
the notebook itself. Calls on their own, loops, prints and training runs are not.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Collection, Iterator

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class Chooser:
    """Decides statement by statement, in order; remembers the names left out."""

    def __init__(
        self, trees: Collection[ast.Module], packages: Collection[str] | None
    ) -> None:
        self.packages = None if packages is None else {*packages}
        self.own = {name for tree in trees for name in _own(tree)}
        self.left_out: set[str] = set()

    def takes(self, statement: ast.stmt) -> bool:
        """Say whether a statement is taken, and note the names if it is not."""
        taken = self._defines(statement)
        names = bound(statement)
        (self.left_out.difference_update if taken else self.left_out.update)(names)
        return taken

    def _defines(self, statement: ast.stmt) -> bool:
        match statement:
            case ast.Import(names=names):
                return all(self._available(alias.name) for alias in names)
            case ast.ImportFrom(module=module, level=level):
                return not level and self._available(module or "")
            case ast.Assign() | ast.AnnAssign() | ast.AugAssign():
                return not self._runs(statement)
            case ast.If(test=test):
                return not self._runs(test) and self._all(statement)
            case ast.Try():
                return self._all(statement)
            case ast.Expr(value=ast.Constant(value=str())) | ast.Pass():
                return True
        return isinstance(statement, _DEFINITIONS)

    def _all(self, statement: ast.stmt) -> bool:
        """Say whether all that a compound statement holds is taken."""
        return all(self._defines(inner) for inner in _held(statement))

    def _available(self, module: str) -> bool:
        top = module.partition(".")[0]
        return self.packages is None or top in {
            *sys.stdlib_module_names,
            *self.packages,
        }

    def _runs(self, node: ast.AST) -> bool:
        """Say whether the notebook's own code runs here, or something is not there."""
        for part in _outside_lambdas(node):
            if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load):
                if part.id in self.left_out:
                    return True
            elif isinstance(part, ast.Call) and _root(part.func) in self.own:
                return True
        targets = getattr(node, "targets", [getattr(node, "target", None)])
        return any(
            _root(target) in self.left_out
            for target in targets
            if isinstance(target, (ast.Subscript, ast.Attribute))
        )


def bound(statement: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement binds at the top level."""
    if isinstance(statement, _DEFINITIONS):
        yield statement.name
        return
    for part in ast.walk(statement):
        if isinstance(part, _DEFINITIONS):
            yield part.name
        elif isinstance(part, ast.alias):
            yield part.asname or part.name.partition(".")[0]
        elif isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
            yield part.id


def _own(tree: ast.Module) -> Iterator[str]:
    """Yield the names of functions and classes, lambdas among them."""
    for statement in tree.body:
        made = isinstance(getattr(statement, "value", None), ast.Lambda)
        if made or isinstance(statement, _DEFINITIONS):
            yield from bound(statement)


def _held(statement: ast.stmt) -> Iterator[ast.stmt]:
    for part in ast.iter_child_nodes(statement):
        if isinstance(part, ast.stmt):
            yield part
        elif isinstance(part, ast.ExceptHandler):
            yield from part.body


def _outside_lambdas(node: ast.AST) -> Iterator[ast.AST]:
    """Walk through a node, but not into code that does not run yet."""
    todo = [node]
    while todo:
        part = todo.pop()
        yield part
        if not isinstance(part, ast.Lambda):
            todo += ast.iter_child_nodes(part)


def _root(node: ast.AST | None) -> str:
    """Return the name that `a.b[0].c()` begins with."""
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Call)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""
