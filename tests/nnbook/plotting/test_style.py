"""The style is set where it is asked for; notebooks show SVG."""

import os
import subprocess
import sys
from pathlib import Path

import matplotlib as mpl

import nnbook
from nnbook import plotting


def run(code):
    """What a fresh interpreter prints that runs the code."""
    place = {**os.environ, "PYTHONPATH": str(Path(nnbook.__file__).parents[1])}
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=place,
    )
    return done.stdout.strip()


def test_nnbook_alone_does_not_load_matplotlib():
    assert run("import sys, nnbook; print('matplotlib' in sys.modules)") == "False"


def test_style_is_set():
    mpl.rcdefaults()
    plotting.use_style()
    assert mpl.rcParams["figure.figsize"] == [6.66, 3.3]
    assert mpl.rcParams["svg.fonttype"] == "none"
    assert not mpl.rcParams["image.composite_image"]
    assert plotting.STYLE.name == "checked.mplstyle"


def test_a_notebook_shows_svg_and_ipython_alone_is_none():
    shown = run(
        "from IPython.core.interactiveshell import InteractiveShell as Shell\n"
        "import matplotlib; matplotlib.use('agg')\n"
        "from nnbook import plotting; plotting.use_style()\n"
        "from matplotlib.figure import Figure\n"
        "shell = Shell.instance()\n"
        "pixels = shell.display_formatter.formatters['image/png']\n"
        "pixels.for_type(Figure, lambda figure: b'png')\n"
        "plotting.use_style()\n"
        "data, _ = shell.display_formatter.format(Figure())\n"
        "print(sorted(data), data['image/svg+xml'][:4])"
    )
    assert shown == "['image/svg+xml', 'text/plain'] <svg"
