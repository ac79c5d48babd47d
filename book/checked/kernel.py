"""Kernels that are the same for everybody: no one's own IPython settings apply.

The build gives its kernels a profile of their own, so that a start-up file or a setting
in a reader's home cannot change what the book prints.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

# Kernels that the build starts listen on this machine only; to be told so by each of
# them would hide other warnings.
SETTINGS = {"IPKernelApp": {"log_level": 40}, "HistoryManager": {"enabled": False}}


def write_profile(folder: Path) -> None:
    """Make a profile with our settings and nothing else."""
    profile = folder / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "ipython_kernel_config.json").write_text(json.dumps(SETTINGS))


def isolate(app: Sphinx, config: Config) -> None:
    """Let every kernel of this build use the profile."""
    folder = app.outdir.parent / "ipython"
    write_profile(folder)
    os.environ["IPYTHONDIR"] = str(folder)


def setup(app: Sphinx) -> None:
    """Before any page is executed."""
    app.connect("config-inited", isolate)
