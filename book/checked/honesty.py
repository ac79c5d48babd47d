"""A build that warned must not look clean the next time.

Sphinx remembers pages that were read, not what it said about them: a second build
after a failed one would find nothing to do and succeed. So the memory of a build that
warned is removed. Executed cells stay in their cache; only the reading is repeated.
"""

from __future__ import annotations

from sphinx.application import ENV_PICKLE_FILENAME, Sphinx


def forget_if_warned(app: Sphinx, exception: Exception | None) -> None:
    """Remove the saved environment when anything was warned about."""
    if app._warncount or exception:
        (app.doctreedir / ENV_PICKLE_FILENAME).unlink(missing_ok=True)


def setup(app: Sphinx) -> None:
    """Run after everything else that finishes a build."""
    app.connect("build-finished", forget_if_warned, priority=900)
