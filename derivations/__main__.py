"""python -m derivations [NAME ...] [--list] [--json]: prove, and report."""

import json
import sys
from typing import Annotated

try:
    import typer
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    import derivations
    from derivations.results import Result
except ModuleNotFoundError as missing:
    advice = "run `make setup`, then `source .venv/bin/activate`"
    print(f"error: {missing.name} is missing; {advice}", file=sys.stderr)
    raise SystemExit(2) from None

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", show_default="all")
    ] = None,
    list_only: Annotated[
        bool, typer.Option("--list", help="Names and titles; prove nothing.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Results as JSON on standard output.")
    ] = False,
    seed: Annotated[int, typer.Option(help="Seed of the random points.")] = 0,
) -> None:
    """Check the derivations of the book; exit status 1 if anything fails."""
    try:
        chosen = [derivations.get(name) for name in names or derivations.NAMES]
    except ValueError as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(2) from None
    if list_only:
        listed = [{"name": d.name, "title": d.title} for d in chosen]
        typer.echo(json.dumps(listed, indent=2) if as_json else titles(listed))
        return
    results = []
    for derivation in chosen:
        results.append(derivation.run(seed))
        if not as_json:
            report(results[-1])
    if as_json:
        typer.echo(json.dumps([result.to_json() for result in results], indent=2))
    raise typer.Exit(0 if all(result.ok for result in results) else 1)


def titles(listed: list[dict[str, str]]) -> str:
    """One line for each derivation: its name and its title."""
    width = max(len(entry["name"]) for entry in listed)
    return "\n".join(f"{entry['name']:{width}}  {entry['title']}" for entry in listed)


def report(result: Result) -> None:
    """One line for a derivation, and below it whatever failed."""
    mark = "[green]✓[/]" if result.ok else "[red]✗[/]"
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"{mark} {result.name:22}{escape(summary(result))}")
    failures = Table.grid(padding=(0, 2))
    for what, equation, why in problems(result):
        failures.add_row("  ", f"[red]{escape(what)}[/]")
        for line in filter(None, (equation, why)):
            failures.add_row("  ", escape(line))
    if failures.rows:
        console.print(failures)


def summary(result: Result) -> str:
    """What was checked, in numbers: steps, scope, bridges, counterfeits, seconds."""
    good = sum(step.ok for step in result.steps)
    bridges = sum(bridge.ok for bridge in result.bridges)
    refuted = sum(counterfeit.ok for counterfeit in result.counterfeits)
    scope = "general" if result.general else "some sizes only"
    return (
        f"{good}/{len(result.steps)} steps ({scope}), "
        f"{bridges}/{len(result.bridges)} bridges, "
        f"{refuted}/{len(result.counterfeits)} counterfeits refuted, "
        f"{result.seconds:.1f} s"
    )


def problems(result: Result) -> list[tuple[str, str, str]]:
    """For everything that failed: what it is, the equation, and why."""
    steps = [
        (f"step {s.id}", s.equation_latex, s.detail) for s in result.steps if not s.ok
    ]
    bridges = [
        (f"bridge {b.id} to {b.against}", f"formula of step {b.step}", b.detail)
        for b in result.bridges
        if not b.ok
    ]
    counterfeits = [
        (f"counterfeit passes: {c.name}", c.equation_latex, c.says)
        for c in result.counterfeits
        if not c.ok
    ]
    return [*steps, *bridges, *counterfeits]


if __name__ == "__main__":
    app(prog_name="python -m derivations")
