"""The commands for teachers: `grade`, `export`, `receipt`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..sandbox.level import Isolation


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command()(grade)


def grade(
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", help="one folder, zip or notebook each"),
    ],
    exercise: Annotated[
        list[str] | None,
        typer.Option("--exercise", "-e", help="an id or chapter [default: handed in]"),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="processes [default: one per core]")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="where results go [default: DIR-graded]")
    ] = None,
    resume: Annotated[bool, typer.Option(help="go on where a run ended")] = False,
    seed: Annotated[
        int | None, typer.Option(min=0, help="draw the same inputs")
    ] = None,
    isolation: Annotated[
        Isolation, typer.Option(help="where their code runs")
    ] = Isolation.auto,
    require: Annotated[
        Isolation, typer.Option(help="refuse below this level")
    ] = Isolation.process,
    json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> int:
    """Grade the submissions of a class, isolated, and write a gradebook."""
    from ..teacher.running import Order
    from . import grading

    if require not in (Isolation.process, Isolation.bubblewrap):
        raise ValueError("--require is process or bubblewrap: a class is not one's own")
    order = Order(
        root=folder,
        out=out or folder.resolve().with_name(f"{folder.resolve().name}-graded"),
        names=tuple(exercise or ()),
        seed=seed,
        isolation=isolation,
        require=require,
        workers=jobs or 0,
        resume=resume,
    )
    return grading.grade(order, json)
