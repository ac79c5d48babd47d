"""`grade`: progress on a terminal, and at the end what a teacher wants to know."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from ..teacher.running import Note, Order, grade_class
from ..teacher.work import Record
from . import screen
from .screen import on_one_line

MISTAKES = FLAGS = 10


def grade(order: Order, json: bool) -> int:
    """Grade a class; return 0 if every job was done, 1 if the grader failed at some."""
    try:
        with _ending_in_order(), _progress() as note:
            summary = grade_class(order, note)
    except KeyboardInterrupt as stop:
        print("stopped; what is graded is kept: go on with --resume", file=sys.stderr)
        return 128 + (stop.args[0] if stop.args else signal.SIGINT)
    if json:
        screen.print_json(summary)
    else:
        _show(summary, order)
    states = [student["states"].values() for student in summary["students"]]
    return 1 if any("not graded" in row for row in states) else 0


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Take `kill` and a closed terminal for Ctrl-C, unless they are to be ignored."""

    def stop(number: int, _: FrameType | None) -> None:
        raise KeyboardInterrupt(number)

    both = (signal.SIGTERM, signal.SIGHUP)
    heard = [n for n in both if signal.getsignal(n) is signal.SIG_DFL]
    for number in heard:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)


@contextmanager
def _progress() -> Iterator[Note | None]:
    """Give a function that moves a bar, on a terminal only."""
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True, emoji=False, markup=False)
    if not console.is_terminal:
        yield None
        return
    columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console) as bar:
        task = bar.add_task("grading", total=None)

        def note(record: Record, done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield note


def _show(summary: dict[str, Any], order: Order) -> None:
    """Print the tables."""
    rows = ((_name(s["student"]), str(s["score"])) for s in summary["students"])
    points = summary["students"][0]["points"]
    screen.table("", ["student", f">of {points} points"], rows)
    print()
    screen.table("", ["share of all points", ">students", ""], _bars(summary))
    print()
    columns = ["exercise", ">mean", ">item-rest r", ">passed", ">not started"]
    screen.table("", columns, map(_exercise, summary["exercises"]))
    _mistakes(summary["mistakes"])
    _flags(summary["flags"])
    _end(summary, order)


def _bars(summary: dict[str, Any]) -> Iterator[list[str]]:
    for bin_ in summary["histogram"]:
        many = bin_["students"]
        bar = "█" * round(30 * many / len(summary["students"]))
        yield [f"{bin_['from']:3} to {bin_['to']:3} %", str(many), bar]


def _exercise(row: dict[str, Any]) -> list[str]:
    states, r = row["states"], row["discrimination"]
    waiting = states.get("not started", 0) + states.get("missing", 0)
    return [
        row["exercise"],
        f"{100 * row['difficulty']:.0f} %",
        "–" if r is None else f"{r:.2f}",
        str(states.get("passed", 0)),
        str(waiting),
    ]


def _mistakes(found: list[dict[str, Any]]) -> None:
    if found:
        print()
        screen.say("The commonest mistakes", "bold")
    for row in found[:MISTAKES]:
        head = f"{row['students']} × {row['exercise']}: {row['mutant']}"
        screen.say(head)
        screen.say(row["says"], "dim", indent=4)


def _flags(found: list[dict[str, Any]]) -> None:
    if found:
        print()
        screen.say("For your eyes only", "bold")
    for row in found[:FLAGS]:
        where = ", ".join(row["exercises"][:3])
        more = ", …" if len(row["exercises"]) > 3 else ""
        flag = f"{_name(row['student'])}: {on_one_line(row['flag'])}"
        screen.say(f"{flag} ({where}{more})", hang=4)
    if len(found) > FLAGS:
        screen.say(f"and {len(found) - FLAGS} more in summary.json")


def _end(summary: dict[str, Any], order: Order) -> None:
    print()
    levels = ", ".join(f"{n} × {name}" for name, n in summary["isolation"].items())
    screen.say(f"isolation: {levels}; seed {summary['seed']}")
    if summary["ignored"]:
        names = ", ".join(_name(name) for name in summary["ignored"][:5])
        screen.say(f"no submissions, left alone: {names}")
    screen.say(f"written to {order.out}")


def _name(name: str) -> str:
    """Return a student's name on one short line."""
    return on_one_line(name if len(name) <= 40 else f"{name[:39]}…")
