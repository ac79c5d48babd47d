"""The commands for teachers: `grade`, `export`, `receipt`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..sandbox.level import Isolation

Json = Annotated[bool, typer.Option("--json", help="print JSON")]
How = Annotated[Isolation, typer.Option(help="where their code runs")]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command()(grade)
    app.command()(export)
    app.command()(receipt)


def grade(
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", help="one folder, zip, notebook or report each"),
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
    isolation: How = Isolation.auto,
    require: Annotated[
        Isolation, typer.Option(help="refuse below this level")
    ] = Isolation.process,
    json: Json = False,
) -> int:
    """Grade the submissions of a class and write a gradebook."""
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


def export(
    what: Annotated[
        list[str], typer.Argument(metavar="RESULTS", help="the folder of a run")
    ],
    to: Annotated[
        str, typer.Option(help="gradescope, classroom50, junit or csv")
    ] = "csv",
    out: Annotated[
        Path | None, typer.Option(help="a file or folder [default: RESULTS/FORMAT]")
    ] = None,
    gradescope_autograder: Annotated[
        Path | None,
        typer.Option(metavar="OUT.zip", help="write an autograder for EXERCISE..."),
    ] = None,
    classroom: Annotated[str, typer.Option(help="for classroom50")] = "",
    assignment: Annotated[str, typer.Option(help="for classroom50")] = "",
    submitted: Annotated[
        str, typer.Option(help="for classroom50: 2026-08-31T12:00:00Z")
    ] = "",
    json: Json = False,
) -> int:
    """Hand the results of a run on to another system."""
    from . import handing_on

    if gradescope_autograder is not None:
        return handing_on.autograder(what, gradescope_autograder, json)
    about = {"classroom": classroom, "assignment": assignment, "instant": submitted}
    return handing_on.export(what, to, out, about, json)


def receipt(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="a record, or the folder of a run")
    ],
    student: Annotated[str | None, typer.Option(help="this one only")] = None,
    exercise: Annotated[str | None, typer.Option(help="this one only")] = None,
    isolation: How = Isolation.auto,
    json: Json = False,
) -> int:
    """Derive the scores of a run again; say whether they agree."""
    from . import handing_on

    return handing_on.receipt(file, student, exercise, isolation, json)
