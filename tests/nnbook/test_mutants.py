"""Break one formula of nnbook, and see a test fail.

Every mutant is one changed piece of text in a copy of the package; the tests of its
module must fail there.
"""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.nnbook.mutants import MUTANTS, files_testing

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]

KEYS = ("file", "old", "new")
CASES = [(file, old, new) for file in MUTANTS for old, new in MUTANTS[file]]
#: Without "::", which would part the cases: two workers would both run all of them.
NAMES = ["-".join(case).replace("::", ":") for case in CASES]


@pytest.fixture(scope="module")
def outcomes(request):
    """Exit status, place and output of pytest, for every case that was chosen."""
    items = [item for item in request.session.items if is_case(item)]
    names = [tuple(item.callspec.params[k] for k in KEYS) for item in items]
    names += [(file, "", "") for file in sorted({file for file, _, _ in names})]
    cases = [[files_testing(file), file, old, new] for file, old, new in names]
    driver = subprocess.run(
        [sys.executable, "-m", "tests.nnbook.mutation"],
        cwd=ROOT,
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        check=False,
    )
    assert driver.returncode == 0, driver.stderr
    return dict(zip(names, json.loads(driver.stdout), strict=True))


def is_case(item):
    return getattr(item, "originalname", "") == "test_a_broken_copy_fails"


@pytest.mark.parametrize(KEYS, CASES, ids=NAMES)
def test_a_broken_copy_fails(file, old, new, outcomes):
    source = (ROOT / "nnbook" / file).read_text()
    assert source.count(old) == 1, f"{old!r} occurs {source.count(old)} times"
    status, is_copy, output = outcomes[file, "", ""]
    assert is_copy
    assert status == 0, f"an unbroken copy fails:\n{output[-2000:]}"
    status, is_copy, output = outcomes[file, old, new]
    assert is_copy
    endless = status in (-signal.SIGXCPU, -signal.SIGALRM)
    assert status == 1 or endless, f"survived, or broke more:\n{output[-2000:]}"
