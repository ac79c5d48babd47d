"""Claims as records: settled once per state of their inputs, then remembered."""

from __future__ import annotations

import time
from pathlib import Path

from checked.fingerprint import CLAIMS
from checked.mark import now, when
from checked.sources import module_of
from checked.store import Record, Store

# The verdicts that claims give, in words.
VERDICTS = {
    "holds": "holds",
    "corrected": "holds with a correction",
    "fails": "fails",
}


def ids() -> list[str]:
    """The ids of all claims."""
    import claims

    return [claim.id for claim in claims.all_claims()]


def settle(store: Store, name: str) -> Record:
    """The verdict on a claim; LookupError when there is none of that id."""
    if name not in ids():
        raise LookupError(f"no claim has the id {name!r}: {', '.join(ids())}")
    return store.recall("claims", name, CLAIMS, lambda: _settle(name))


def _settle(name: str) -> Record:
    import claims

    claim = next(claim for claim in claims.all_claims() if claim.id == name)
    start = time.perf_counter()
    settled = claim.settle()
    verdict = str(settled.verdict)
    return {
        "id": claim.id,
        "source": claim.source,
        "text": claim.text,
        "kind": claim.kind,
        "verdict": verdict,
        "words": VERDICTS.get(verdict, verdict),
        "finding": settled.finding,
        "evidence": settled.evidence,
        "module": module_of(Path(claim.source_path)),
        "anchor": getattr(getattr(claim, "check", None), "__qualname__", ""),
        "ok": verdict in VERDICTS,
        "seconds": time.perf_counter() - start,
        "ran": now(),
    }


def summary(record: Record) -> str:
    """What ran and when, for the check mark."""
    return (
        f"Settled by a check that ran on {when(record['ran'])}: "
        f"the claim {record['words']}"
    )
