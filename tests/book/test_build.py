"""The build is the judge: what is wrong fails it by exit status, and only that."""

from __future__ import annotations

import re

import pytest
from small_site import Site

CELL = "```{code-cell} ipython3\nraise RuntimeError('no such luck')\n```\n"

# What is appended to a page, and what the build says about it.
SLIPS = {
    "a wrong cross-reference": (
        "See {ref}`nowhere`.\n",
        r"index\.md:\d+: WARNING: undefined label: 'nowhere'",
    ),
    "a link to a missing heading": (
        "See [there](page.md#nowhere).\n",
        r"index\.md:\d+: WARNING: .*nowhere",
    ),
    "a dangling equation": (
        "See {eq}`eq-square-cube`.\n",
        r"index\.md:\d+: WARNING: .*eq-square-cube",
    ),
    "an unknown derivation": (
        "```{derivation} cube\n```\n",
        r"index\.md:\d+: WARNING: no derivation is named 'cube': square, ",
    ),
    "an unknown claim": (
        "```{claim} Z99\n```\n",
        r"index\.md:\d+: WARNING: no claim has the id 'Z99': A01, A02",
    ),
    "an unknown exercise": (
        "```{graded} triple\n```\n",
        r"index\.md:\d+: WARNING: no exercise has the id 'triple': double",
    ),
    "unknown code": (
        "```{code} nnbook.thrice\n```\n",
        r"index\.md:\d+: WARNING: code 'nnbook\.thrice': .*no 'thrice'",
    ),
    "an unknown number": (
        "It is {glue:text}`page.md::five:.1f`.\n",
        r"WARNING: .*five",
    ),
    "bad LaTeX": (
        "It is $\\frac{1$.\n",
        r"index\.md:\d+: WARNING: KaTeX cannot read",
    ),
    "an unknown citation": ("See {cite:p}`nobody`.\n", r"WARNING: .*nobody"),
}


# What is changed in a package, and what the build says about it.
BROKEN = {
    "a broken derivation": (
        ("derivations/__init__.py", "SIGN = 1", "SIGN = -1"),
        "derivation 'square': step 'square': the sign is wrong",
    ),
    "a counterfeit that passes": (
        ("derivations/__init__.py", "REFUTED = True", "REFUTED = False"),
        "derivation 'square': counterfeit 'minus' was not refuted",
    ),
    "a broken law": (
        ("exercises/__init__.py", "REFERENCE = 3", "REFERENCE = 2"),
        "exercise 'double': the reference solution earned 2 of 3 points",
    ),
    "a right solution that is not believed": (
        ("exercises/__init__.py", '{"product": 3}', '{"product": 2}'),
        "exercise 'double': 'product', another right solution, earned 2 of 3 points",
    ),
    "an unsettled claim": (
        ("book/claims/__init__.py", '"corrected"', '"open"'),
        "claim 'A02' is 'open', not one of: holds, corrected, fails",
    ),
}


def warnings(stderr: str) -> str:
    """Standard error without the colours of a terminal."""
    return re.sub(r"\x1b\[[0-9;]*m", "", stderr)


@pytest.mark.slow
def test_what_is_right_passes_and_is_not_run_again(site: Site) -> None:
    first = site.build()
    assert first.returncode == 0, first.stderr
    assert site.lines("cells.txt") == ["ran"]
    assert site.lines("runs.txt") == ["square", "square-limited"]

    second = site.build()
    assert second.returncode == 0, second.stderr
    assert "no targets are out of date" in second.stdout
    assert site.lines("cells.txt") == ["ran"]

    site.replace("nnbook/__init__.py", "VALUE = 2", "VALUE = 3")
    third = site.build()
    assert third.returncode == 0, third.stderr
    assert site.lines("cells.txt") == ["ran", "ran"]
    assert len(site.lines("runs.txt")) == 4
    assert '<span class="pasted-text">6</span>' in site.html("page")


def test_all_slips_are_named_with_their_line(site: Site) -> None:
    site.append("book/index.md", "\n" + "\n".join(text for text, _ in SLIPS.values()))
    done = site.build()
    assert done.returncode != 0
    said = warnings(done.stderr)
    for name, (_, pattern) in SLIPS.items():
        assert re.search(pattern, said), f"{name} is not in:\n{said}"


@pytest.mark.slow
def test_a_failure_is_not_forgotten(site: Site) -> None:
    site.append("book/index.md", SLIPS["an unknown claim"][0])
    assert site.build().returncode != 0
    assert site.build().returncode != 0, "the second build forgot what the first said"


@pytest.mark.slow
def test_a_failing_cell_fails_the_build(site: Site) -> None:
    site.append("book/page.md", CELL)
    done = site.build()
    assert done.returncode != 0
    assert "no such luck" in done.stderr + done.stdout


def test_what_does_not_hold_fails_the_build(site: Site) -> None:
    for change, _ in BROKEN.values():
        site.replace(*change)
    done = site.build()
    assert done.returncode != 0
    for _, says in BROKEN.values():
        assert says in warnings(done.stderr)


@pytest.mark.slow
@pytest.mark.parametrize(("change", "says"), BROKEN.values(), ids=BROKEN)
def test_each_of_it_alone_fails_the_build(
    site: Site, change: tuple[str, str, str], says: str
) -> None:
    site.replace(*change)
    done = site.build()
    assert done.returncode != 0
    assert says in warnings(done.stderr)


@pytest.mark.slow
@pytest.mark.parametrize(("text", "pattern"), SLIPS.values(), ids=SLIPS)
def test_each_slip_alone_fails_the_build(site: Site, text: str, pattern: str) -> None:
    site.append("book/index.md", "\n" + text)
    done = site.build()
    assert done.returncode != 0
    assert re.search(pattern, warnings(done.stderr))


@pytest.mark.slow
def test_force_executes_again(site: Site) -> None:
    assert site.build().returncode == 0
    for environ in ({"BOOK_EXECUTE": "force"}, {"CI": "true"}):
        before = len(site.lines("cells.txt"))
        assert site.build(**environ).returncode == 0
        assert len(site.lines("cells.txt")) == before + 1
    assert site.build(CI="true", BOOK_EXECUTE="cache").returncode == 0
    assert len(site.lines("cells.txt")) == 3


@pytest.mark.slow
def test_a_check_that_no_page_shows_counts(site: Site) -> None:
    site.replace("book/page.md", "```{claim} A02\n```\n", "")
    site.replace("book/claims/__init__.py", '"corrected"', '"open"')
    done = site.build()
    assert done.returncode != 0
    assert "claim 'A02' does not hold" in warnings(done.stderr)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (
            "derivations/softmax_kl_gradient/softmax.py",
            "p[i] * (KroneckerDelta(i, j) - p[j])",
            "p[i] * (KroneckerDelta(i, j) + p[j])",
            "derivation 'softmax-kl-gradient': step 'jacobian'",
        ),
        (
            "nnbook/losses/cross_entropy.py",
            "row_sum(D) * np.exp(log_P) - D",
            "row_sum(D) * np.exp(log_P) + D",
            "derivation 'softmax-kl-gradient': bridge to nnbook.SoftmaxCrossEntropy",
        ),
    ],
    ids=["in the proof", "in the code"],
)
def test_a_wrong_sign_in_the_real_packages_fails_the_build(
    site: Site, file: str, old: str, new: str, says: str
) -> None:
    site.take("nnbook", "derivations")
    site.only("# One\n\n```{derivation} softmax-kl-gradient\n```\n")
    right = site.build()
    assert right.returncode == 0, right.stderr
    site.replace(file, old, new)
    wrong = site.build()
    assert wrong.returncode != 0
    assert says in warnings(wrong.stderr)
