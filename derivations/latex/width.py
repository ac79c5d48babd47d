"""How wide a formula is on the page."""

import re

LINE = 25
"""How many letters a line holds, so that a phone shows it whole."""


def breadth(formula: str) -> int:
    """About how many letters wide a formula is: small ones count less, sums as two."""
    text = re.sub(r"\\(left|right|math\w+|text|dot|hat|bar)\b|\s", "", formula)
    text = re.sub(r"\\(sum|lim)(_\{[^{}]*\})?(\^\{[^{}]*\})?", "MM", text)
    text = re.sub(r"\\q+uad", "MMM", text)
    text = re.sub(r"\\[A-Za-z]+|\\.", "x", text.replace(r"\frac", "/"))
    before = ""
    while text != before:
        before = text
        text = re.sub(r"[_^]\{([^{}]*)\}", lambda m: "i" * round(0.6 * len(m[1])), text)
        text = re.sub(
            r"/\{([^{}]*)\}\{([^{}]*)\}", lambda m: max(m.groups(), key=len), text
        )
        text = re.sub(r"(?<![/_^}])\{([^{}]*)\}", r"\1", text)
    return len(text)
