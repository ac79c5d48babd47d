"""Derivations as records: proved once per state of their inputs, then remembered."""

from __future__ import annotations

from pathlib import Path

from checked.fingerprint import PROOFS
from checked.mark import now, when
from checked.sources import module_of, page_of
from checked.store import Record, Store


def names() -> list[str]:
    """The names of all derivations."""
    import derivations

    return [derivation.name for derivation in derivations.all_derivations()]


def prove(store: Store, name: str) -> Record:
    """The result of a derivation; LookupError when there is none of that name."""
    if name not in names():
        raise LookupError(f"no derivation is named {name!r}: {', '.join(names())}")
    return store.recall("derivations", name, PROOFS, lambda: _run(name))


def _run(name: str) -> Record:
    import derivations

    derivation = derivations.get(name)
    result = derivation.run()
    return {
        **result.to_json(),
        "ok": result.ok,
        "general": result.general,
        "module": module_of(Path(derivation.source_path)),
        "ran": now(),
    }


def failures(record: Record) -> list[str]:
    """What does not hold, in the words of the checks."""
    steps = [f"step {s['id']!r}: {s['detail']}" for s in _bad(record, "steps")]
    bridges = [f"bridge to {b['against']}" for b in _bad(record, "bridges")]
    passed = [
        f"counterfeit {c['name']!r} was not refuted"
        for c in _bad(record, "counterfeits")
    ]
    found = steps + bridges + passed
    return found if found or record["ok"] else ["it does not hold"]


def _bad(record: Record, part: str) -> list[Record]:
    return [item for item in record[part] if not item["ok"]]


def summary(record: Record) -> str:
    """What ran and when, for the check mark."""
    steps, refuted = len(record["steps"]), len(record["counterfeits"])
    scope = "in general form" if record["general"] else "for stated sizes"
    return (
        f"Checked by SymPy {scope}: {counted(steps, 'step')}, "
        f"{counted(len(record['bridges']), 'comparison')} with nnbook, "
        f"{counted(refuted, 'counterfeit')} refuted, in {record['seconds']:.1f} s "
        f"on {when(record['ran'])}"
    )


def counted(number: int, noun: str) -> str:
    """A number and its noun, in the plural where it is due."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def source(record: Record) -> str:
    """The page that holds the derivation's source."""
    return page_of(record["module"])
