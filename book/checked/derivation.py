"""`{derivation} softmax-kl-gradient`: statement, steps, bridge, counterfeits.

Everything shown is rendered from the objects that were checked while building. Options:
`:folded:` folds the steps, `:as: lemma` names it otherwise than theorem.
"""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.typing import OptionSpec

from checked import proofs
from checked.box import boxed
from checked.directive import CheckedDirective
from checked.equation import equation
from checked.fold import folded
from checked.link import site_link
from checked.mark import mark
from checked.store import Record
from checked.table import table
from checked.theorem import KINDS, theorem


def usual_check(steps: list[Record]) -> str:
    """How most steps are known, or nothing when no way is common to half of them."""
    ways = Counter(step["how"] for step in steps)
    how, times = ways.most_common(1)[0] if ways else ("", 0)
    return sentence(how) if times > 1 and 2 * times >= len(steps) else ""


def kind_of_theorem(argument: str) -> str:
    """One of the kinds that sphinx-proof knows."""
    return directives.choice(argument, KINDS)


class DerivationDirective(CheckedDirective):
    """Show one derivation; the build fails when it does not hold."""

    option_spec: ClassVar[OptionSpec] = {
        "folded": directives.flag,
        "as": kind_of_theorem,
    }

    def run(self) -> list[nodes.Node]:
        """Prove, then show, or warn."""
        name = self.arguments[0]
        try:
            record = proofs.prove(self.store, name)
        except LookupError as error:
            self.warn(str(error))
            return []
        except Exception as error:
            self.warn(f"derivation {name!r} raised {type(error).__name__}: {error}")
            return []
        for failure in proofs.failures(record):
            self.warn(f"derivation {name!r}: {failure}")
        return [self.show(record)]

    def show(self, record: Record) -> nodes.Element:
        """The whole of a derivation in one block."""
        name = record["name"]
        label = f"derivation-{name}"
        usual = usual_check(record["steps"])
        steps = [self.step(name, step, usual) for step in record["steps"]]
        proof = boxed("steps", *self.said_once(usual), *steps)
        if "folded" in self.options:
            count = proofs.counted(len(steps), "step")
            proof = folded(f"The proof, in {count}", proof, name="fold-proof")
        self.shown.here.targets["derivation", name] = label
        self.shown.here.modules.add(record["module"])
        kind = self.options.get("as", "theorem")
        stated = theorem(
            self, kind, label, record["title"], self.myst(record["statement"])
        )
        return boxed(
            "derivation",
            self.mark(record),
            stated,
            proof,
            *self.bridges(record),
            *self.counterfeits(name, record["counterfeits"]),
            self.source(record),
        )

    def mark(self, record: Record) -> nodes.Node:
        """The mark of the whole: hollow unless every step is general."""
        page, says = proofs.source(record), proofs.summary(record)
        return mark(page, says, hollow=not record["general"])

    def said_once(self, usual: str) -> list[nodes.Node]:
        """How most steps are known, above them all."""
        if not usual:
            return []
        return [self.paragraph(f"Unless a step says otherwise: {usual}", "how")]

    def step(self, name: str, step: Record, usual: str = "") -> nodes.Element:
        """An equation, what it says, and how it is known if not in the usual way."""
        label = f"eq-{name}-{step['id']}"
        scope = "" if step["scope"] == "general" else f"Checked for {step['scope']}."
        how = sentence(step["how"])
        how = "" if how == usual else how
        known = " ".join(filter(None, (how, scope)))
        return boxed(
            "step" if not scope else "step limited",
            self.paragraph(step["says"], "says"),
            equation(self, step["equation_latex"], label),
            *([self.paragraph(known, "how")] if known else []),
        )

    def bridges(self, record: Record) -> list[nodes.Node]:
        """How the proved formulas agree with the code of nnbook."""
        bridges = record["bridges"]
        if len(bridges) < 2:
            return [self.bridge(bridge) for bridge in bridges]
        worst = max(bridge["max_error"] for bridge in bridges)
        says = self.paragraph(
            f"Against the code: {len(bridges)} comparisons with nnbook at random "
            f"points agree; the largest difference is ${scientific(worst)}$.",
            "bridge",
        )
        head = ("Code", "Points", "Largest difference", "Allowed")
        rows = [
            (
                nodes.literal("", bridge["against"]),
                str(bridge["points"]),
                inline_math(scientific(bridge["max_error"])),
                inline_math(scientific(bridge["tolerance"])),
            )
            for bridge in bridges
        ]
        return [says, folded("Each comparison", table(head, rows), name="bridges")]

    def bridge(self, bridge: Record) -> nodes.Node:
        """A single comparison needs no table."""
        return self.paragraph(
            f"Against the code: `{bridge['against']}` agrees at {bridge['points']} "
            f"random points; the largest difference is "
            f"${scientific(bridge['max_error'])}$, and "
            f"${scientific(bridge['tolerance'])}$ is allowed.",
            "bridge",
        )

    def counterfeits(self, name: str, items: list[Record]) -> list[nodes.Node]:
        """Wrong versions, each with what refutes it, under a fold."""
        if not items:
            return []
        rows = [
            (
                self.inline(item["says"]),
                inline_math(item["equation_latex"]),
                self.inline(item["refuted_by"]),
            )
            for item in items
        ]
        count = proofs.counted(len(items), "wrong version")
        head = ("The slip", "It would say", "What refutes it")
        return [
            folded(
                f"{count}, refuted by the same checks",
                table(head, rows),
                name="counterfeits",
            )
        ]

    def source(self, record: Record) -> nodes.Node:
        """Where the proof is written."""
        link = site_link("The proof as code", proofs.source(record))
        return nodes.paragraph("", "", link, classes=["derivation-source"])


def inline_math(latex: str) -> nodes.math:
    """A formula within a line."""
    return nodes.math(latex, latex)


def sentence(text: str) -> str:
    """A text that starts with a capital and ends with a full stop."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!")) else f"{text}."


def scientific(value: float) -> str:
    r"""A number as LaTeX: 2.2e-16 is 2.2 \cdot 10^{-16}."""
    if value == 0:
        return "0"
    mantissa, _, exponent = f"{value:.1e}".partition("e")
    shown = mantissa.removesuffix(".0")
    power = f"10^{{{int(exponent)}}}"
    return power if shown == "1" else rf"{shown} \cdot {power}"


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("derivation", DerivationDirective)
