"""What was compared with ONNX, and what was not and why: python -m tests.conformance"""

from collections import Counter

from tests.conformance.cases import KINDS, all_node_cases, file_cases
from tests.conformance.graph import Status, outcome


def main():
    for kind in ("node", *KINDS):
        cases = all_node_cases() if kind == "node" else file_cases(kind)
        print(report(kind, [outcome(case) for case in cases]))


def report(kind, outcomes):
    """Counts for one kind of case, by operator where it passed, by reason else."""
    count = Counter(o.status for o in outcomes)
    total = ", ".join(f"{count[status]} {status}" for status in Status)
    lines = [f"ONNX {kind}: {len(outcomes)} cases, {total}"]
    passed = Counter(o.case.operators for o in outcomes if o.status is Status.PASSED)
    lines += [f"  {n:4} passed: {operators}" for operators, n in ranked(passed)]
    lines += [
        f"       FAILED: {o.case.name}: {o.reason}"
        for o in outcomes
        if o.status is Status.FAILED
    ]
    missing = Counter(o.reason for o in outcomes if o.status is Status.NOT_OFFERED)
    lines += [f"  {n:4} not offered: {reason}" for reason, n in ranked(missing)]
    return "\n".join([*lines, ""])


def ranked(counter):
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))


if __name__ == "__main__":
    main()
