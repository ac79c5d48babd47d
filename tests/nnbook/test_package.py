"""What the package promises as a whole: imports, names, documentation, silence."""

import ast
import doctest
import importlib
import inspect
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import nnbook

ROOT = Path(nnbook.__file__).parent
#: Parts that stand on a library and are loaded only by those who name them.
APART = ("nnbook.plotting", "nnbook.estimators")
MODULES = [
    module.name.removeprefix("nnbook.")
    for module in pkgutil.walk_packages(nnbook.__path__, "nnbook.")
    if not module.name.startswith(APART)
]
FORBIDDEN = ["scipy", "sklearn", "matplotlib", "sympy", "tqdm", "pandas", "torch"]
OTHER_ROOMS = ["derivations", "exercises", "book", "checked", "experiments"]


def python(code):
    """What a fresh interpreter prints when it runs the code."""
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT.parent,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_import_loads_numpy_and_the_standard_library_alone():
    code = (
        "import sys, nnbook; "
        "print(*sorted({n.partition('.')[0] for n in sys.modules} "
        "- sys.stdlib_module_names))"
    )
    before = python(code.replace(", nnbook", ", numpy.random")).split()
    loaded = python(code).split()
    assert set(loaded) - set(before) == {"nnbook"}
    assert not set(loaded) & set(FORBIDDEN)


def test_star_import_is_all():
    names = {}
    exec("from nnbook import *", names)
    names.pop("__builtins__")
    assert sorted(names) == sorted(nnbook.__all__)
    assert len(set(nnbook.__all__)) == len(nnbook.__all__)
    assert all(names[name] is getattr(nnbook, name) for name in nnbook.__all__)


def test_every_public_name_of_the_package_is_in_all():
    public = {
        name
        for name, value in vars(nnbook).items()
        if not name.startswith("_") and not inspect.ismodule(value)
    }
    assert public == set(nnbook.__all__)


def public_objects():
    """Every public module, function, class and method of the package."""
    for module_name in MODULES:
        module = importlib.import_module(f"nnbook.{module_name}")
        yield module.__name__, module
        for name, value in vars(module).items():
            if (
                name.startswith("_")
                or getattr(value, "__module__", "") != module.__name__
            ):
                continue
            if inspect.isfunction(value) or inspect.isclass(value):
                yield f"{module.__name__}.{name}", value
            if inspect.isclass(value):
                for method, member in vars(value).items():
                    function = getattr(member, "fget", member)
                    if inspect.isfunction(function) and not method.startswith("_"):
                        yield f"{module.__name__}.{name}.{method}", function


OBJECTS = dict(public_objects())


@pytest.mark.parametrize("name", OBJECTS)
def test_every_public_object_says_what_it_is(name):
    documentation = OBJECTS[name].__doc__
    assert documentation, f"{name} has no docstring"
    first = documentation.splitlines()[0]
    assert 5 < len(first) <= 88
    assert first == first.strip()
    assert not first.startswith("Create a new instance")


@pytest.mark.parametrize("name", [n for n in OBJECTS if inspect.isfunction(OBJECTS[n])])
def test_every_signature_is_typed(name):
    signature = inspect.signature(OBJECTS[name])
    assert signature.return_annotation is not inspect.Signature.empty
    for parameter in signature.parameters.values():
        if parameter.name != "self":
            assert parameter.annotation is not inspect.Parameter.empty, parameter


def test_every_argument_may_be_named():
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                assert not node.args.posonlyargs, f"{path}: {node.name}"


@pytest.mark.parametrize("module", ["", *(f".{name}" for name in MODULES)])
def test_examples_in_docstrings_run(module):
    assert doctest.testmod(importlib.import_module(f"nnbook{module}")).failed == 0


SOURCES = {
    str(path.relative_to(ROOT)): path.read_text()
    for path in sorted(ROOT.rglob("*.py"))
    if path.relative_to(ROOT).parts[0] not in ("plotting", "estimators")
}


@pytest.mark.parametrize("file", SOURCES)
def test_nothing_prints_and_nothing_draws_from_global_randomness(file):
    for node in ast.walk(ast.parse(SOURCES[file])):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called != "print"
            if called.startswith("np.random."):
                assert called == "np.random.default_rng"


@pytest.mark.parametrize("file", SOURCES)
def test_the_package_knows_no_other_room(file):
    imported = set()
    for node in ast.walk(ast.parse(SOURCES[file])):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").partition(".")[0])
    assert not imported & set(OTHER_ROOMS)


@pytest.mark.parametrize("file", sorted(ROOT.rglob("*.py")), ids=lambda p: p.name)
def test_no_file_is_long(file):
    assert len(file.read_text().splitlines()) <= 200


@pytest.mark.parametrize("file", SOURCES)
def test_what_is_not_numpy_is_imported_where_it_is_used(file):
    top = {
        name.partition(".")[0]
        for node in ast.parse(SOURCES[file]).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
        )
    }
    assert top <= {"numpy", "nnbook"} | sys.stdlib_module_names
