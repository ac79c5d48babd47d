"""The commands and their options; each does its work in a module of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from ..sandbox.level import Isolation
from . import teaching

app = typer.Typer(
    name="python -m exercises",
    help="Tasks of the book: start one, work in your own folder, check it.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Names = Annotated[
    list[str] | None, typer.Argument(metavar="[ID]...", help="as `list` shows them")
]
Name = Annotated[str | None, typer.Argument(metavar="[ID]", help="as `list` shows it")]
Work = Annotated[
    Path | None,
    typer.Option(help="your folder [default: $NNBOOK_WORK, else ./work]"),
]
File = Annotated[Path | None, typer.Option(help="a script or notebook elsewhere")]
Json = Annotated[bool, typer.Option("--json", help="print JSON")]
Seed = Annotated[int | None, typer.Option(min=0, help="draw the same inputs again")]
How = Annotated[Isolation, typer.Option(help="where your code runs")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="do not ask")]


@app.command("list")
def list_(names: Names = None, work: Work = None, json: Json = False) -> int:
    """List the exercises by chapter, with state and points."""
    from . import overview

    return overview.show_list(names or [], work, json)


@app.command()
def start(
    names: Names = None,
    work: Work = None,
    notebook: Annotated[bool, typer.Option("--notebook", help="as notebooks")] = False,
    json: Json = False,
) -> int:
    """Write the stubs of exercises or a chapter, never over your work."""
    from . import files

    return files.start(names or [], work, notebook, json)


@app.command()
def check(
    names: Names = None,
    work: Work = None,
    file: File = None,
    seed: Seed = None,
    isolation: How = Isolation.auto,
    json: Json = False,
) -> int:
    """Check exercises, or all that you have started."""
    from . import checking

    return checking.check(names or [], work, file, seed, isolation, json)


@app.command()
def hint(
    name: Name = None,
    work: Work = None,
    number: Annotated[int | None, typer.Option(help="show this hint again")] = None,
    json: Json = False,
) -> int:
    """Show the next hint of an exercise."""
    from . import help_

    return help_.hint(name, work, number, json)


@app.command()
def progress(
    work: Work = None,
    html: Annotated[Path | None, typer.Option(help="write a page")] = None,
    json: Json = False,
) -> int:
    """Show points, chapters and time so far."""
    from . import overview

    return overview.show_progress(work, html, json)


@app.command()
def report(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="[default: WORK/report.json]"),
    ] = None,
    work: Work = None,
    json: Json = False,
) -> int:
    """Write the file to hand in: your texts, with hashes and versions."""
    from . import handin

    return handin.report(file, work, json)


@app.command()
def reset(
    name: Name = None, work: Work = None, yes: Yes = False, json: Json = False
) -> int:
    """Put an exercise's stub back; your file is kept as a backup."""
    from . import files

    return files.reset(name, work, yes, json)


@app.command()
def solution(
    name: Name = None,
    work: Work = None,
    isolation: How = Isolation.auto,
    json: Json = False,
) -> int:
    """Show the solution: after full marks, or when you ask twice."""
    from . import help_

    return help_.solution(name, work, isolation, json)


@app.command()
def watch(name: Name = None, work: Work = None, isolation: How = Isolation.auto) -> int:
    """Check again whenever you save; ? shows the keys."""
    from . import watching

    return watching.watch(name, work, isolation)


@app.command()
def selftest(
    names: Names = None,
    seed: Seed = None,
    isolation: How = Isolation.auto,
    json: Json = False,
) -> int:
    """Test the exercises: stub 0, reference full, mutants less."""
    from . import laws

    return laws.selftest(names or [], seed, isolation, json)


teaching.register(app)


def run(argv: Sequence[str]) -> int:
    """Run a command; every error is one line (or JSON) and exit status 2."""
    try:
        status = app(
            list(argv) or ["--help"],
            prog_name="python -m exercises",
            standalone_mode=False,
        )
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except (ValueError, OSError) as trouble:
        return _complain(str(trouble), "--json" in argv)
    except Exception as trouble:
        if not hasattr(trouble, "format_message"):
            raise  # a missing package is spoken of by `__main__`
        message = trouble.format_message()
        return _complain(message, "--json" in argv) if message else 2
    return int(status or 0)


def _complain(message: str, json: bool) -> int:
    """Print one line, or the same as JSON."""
    message = " ".join(message.split())
    if json:
        from . import screen

        screen.print_json({"error": message})
    else:
        print(f"error: {message}", file=sys.stderr)
    return 2
