"""Break one formula of nnbook, and see a test fail.

Every mutant is one changed piece of text in a copy of the package; the tests of its
module must fail there.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.nnbook.mutants import MUTANTS, tests_of

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]

CASES = [(file, old, new) for file in MUTANTS for old, new in MUTANTS[file]]
EVERYTHING = [sorted({t for file in MUTANTS for t in tests_of(file)}), None, "", ""]


@pytest.fixture(scope="module")
def outcomes(request):
    """Exit status, place and output of pytest, for every case that was chosen."""
    chosen = [item.callspec.params for item in request.session.items if is_case(item)]
    names = [(case["file"], case["old"], case["new"]) for case in chosen]
    cases = [[tests_of(file), file, old, new] for file, old, new in names]
    driver = subprocess.run(
        [sys.executable, "-m", "tests.nnbook.mutation"],
        cwd=ROOT,
        input=json.dumps([EVERYTHING, *cases]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert driver.returncode == 0, driver.stderr
    return dict(zip(["unbroken", *names], json.loads(driver.stdout), strict=True))


def is_case(item):
    return getattr(item, "originalname", "") == "test_a_broken_copy_fails"


def test_an_unbroken_copy_passes(outcomes):
    status, is_copy, output = outcomes["unbroken"]
    assert is_copy
    assert status == 0, output


@pytest.mark.parametrize(("file", "old", "new"), CASES)
def test_a_broken_copy_fails(file, old, new, outcomes):
    source = (ROOT / "nnbook" / file).read_text()
    assert source.count(old) == 1, f"{old!r} occurs {source.count(old)} times"
    status, is_copy, output = outcomes[file, old, new]
    assert is_copy
    assert status == 1, f"survived, or broke more than a formula:\n{output[-2000:]}"
