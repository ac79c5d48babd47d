"""The style is set where it is asked for; notebooks show SVG."""

import subprocess
import sys

import matplotlib as mpl

from nnbook import plotting


def run(code):
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
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


def test_a_notebook_shows_svg():
    shown = run(
        "from IPython.core.interactiveshell import InteractiveShell as Shell\n"
        "import matplotlib; matplotlib.use('agg')\n"
        "shell = Shell.instance()\n"
        "from nnbook import plotting; plotting.use_style()\n"
        "from matplotlib.figure import Figure\n"
        "data, _ = shell.display_formatter.format(Figure())\n"
        "print(sorted(data), data['image/svg+xml'][:4])"
    )
    assert shown == "['image/svg+xml', 'text/plain'] <svg"


def test_ipython_without_a_shell_is_no_notebook():
    run("import IPython; from nnbook import plotting; plotting.use_style()")
