"""What the class must do: one step, state between steps, instances of their own."""

from exercises.checks import Array, ArrayOf, Check, Family, Scenario, See

P = ArrayOf("parameters")
GRADIENTS = [
    Family(
        {name: Array("parameters") for name in ("g1", "g2", "g3")},
        {"parameters": (1, 5)},
        count=3,
    )
]

CHECKS: list[Check] = [
    Scenario(
        id="first",
        title="The first step follows the gradient",
        points=2,
        about="Momentum",
        cases=GRADIENTS,
        steps=[
            "opt = Momentum(len(g1), lr=0.1)",
            See("opt.v", P),
            See("opt.step(g1)", P),
        ],
    ),
    Scenario(
        id="state",
        title="The velocity is carried from step to step",
        points=3,
        about="Momentum",
        cases=GRADIENTS,
        steps=[
            "opt = Momentum(len(g1), 0.1, beta=0.8)",
            "s = opt.step(g1)",
            "s = opt.step(g2)",
            See("s", P),
            "s = opt.step(g3)",
            See("s", P),
            See("opt.v", P),
        ],
    ),
    Scenario(
        id="own",
        title="Two optimisers do not share a velocity",
        points=2,
        about="Momentum",
        cases=GRADIENTS,
        needs=("first",),
        steps=[
            "a, b = Momentum(len(g1), 0.1), Momentum(len(g1), 0.1)",
            "a.step(g1)",
            See("b.step(g2)", P),
        ],
    ),
    Scenario(
        id="inputs",
        title="Gradients and earlier steps stay as they were",
        points=1,
        about="Momentum",
        cases=GRADIENTS,
        needs=("state",),
        untouched=("g1", "g2"),
        steps=[
            "opt = Momentum(len(g1), 0.1)",
            See("opt.step(g1)", P, fresh=True),
            "opt.step(g2)",
        ],
    ),
]
