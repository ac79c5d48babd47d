"""The Sphinx extension of *Neural Networks, Checked*.

It lets a chapter show a derivation, a claim, an exercise or a function by its name, and
fails the build when what is shown does not hold. Each part is one module with its own
`setup`.

Classes for style sheets (`a > b`: b is a child of a):

    a.checked-mark, .hollow            the mark; first child of what it belongs to,
                                       contains svg > circle + path
    .derivation > .proof.theorem       numbered statement (p.admonition-title first)
    .derivation > .steps > .step       p.says, .math-display, p.how; .step.limited when
                                       only stated sizes were checked
    .derivation > details.fold-proof   around .steps with the option `:folded:`
    .derivation > p.bridge             agreement with nnbook
    .derivation > details.bridges      table of several comparisons
    .derivation > details.counterfeits table of wrong versions
    .derivation > p.derivation-source
    .claim.verdict-holds, .verdict-corrected, .verdict-fails
                                       > p.claim-title (span.claim-id,
                                       span.claim-source, span.verdict),
                                       .claim-text, .finding, .evidence,
                                       p.claim-code
    .graded                            an exercise of sphinx-exercise, inside it:
                                       p.task-facts (span.points, span.minutes,
                                       span.kind), .task-command, details.hint,
                                       details.solution
    .predict > p.question,             a question, its answer folded
               details.fold
    .code-shown > p.code-caption, .highlight-python
    .checks > table.checks-table       on the page of all checks;
                                       span.state-ok, span.state-failed
    details.fold > summary             every fold
    .math.math-display > span.eqno     displayed formula with its number
    p.source-path                      on source pages, above .highlight-python
"""

from __future__ import annotations

from importlib.util import find_spec

from sphinx.application import Sphinx

from checked.project import prepare

PARTS = (
    "vendor",
    "kernel",
    "execution",
    "ahead",
    "domain",
    "math",
    "mark",
    "link",
    "box",
    "fold",
    "sources",
    "listing",
    "derivation",
    "claim",
    "graded",
    "predict",
    "executed",
    "bound",
    "checks",
    "syllabus",
    "honesty",
    "theme",
    "figures",
)


def setup(app: Sphinx) -> dict[str, bool | str]:
    """Set up every part that exists."""
    prepare()
    for part in PARTS:
        name = f"{__name__}.{part}"
        if find_spec(name):
            app.setup_extension(name)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
