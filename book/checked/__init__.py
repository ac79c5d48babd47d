"""The Sphinx extension of *Neural Networks, Checked*.

It lets a chapter show a derivation, a claim, an exercise or a function by its name, and
fails the build when what is shown does not hold.
"""

from __future__ import annotations

from importlib.util import find_spec

from sphinx.application import Sphinx

from checked.project import prepare

prepare()

PARTS = ("vendor", "execution", "math", "honesty", "theme", "figures")


def setup(app: Sphinx) -> dict[str, bool | str]:
    """Set up every part that exists; each is one module with its own `setup`."""
    for part in PARTS:
        name = f"{__name__}.{part}"
        if find_spec(name):
            app.setup_extension(name)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
