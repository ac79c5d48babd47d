"""What the schedules must do: between epochs, at the joints, after the end."""

from exercises.checks import (
    Array,
    ArrayOf,
    Case,
    Check,
    Do,
    Family,
    Made,
    Number,
    SameValues,
    Scenario,
    See,
    fixed,
)


def between(low: float, high: float) -> Made:
    """Return a way to draw a number between two others."""
    return Made(lambda rng: float(rng.uniform(low, high)))


def whole(low: int, high: int) -> Made:
    """Return a way to draw a whole number from low to high."""
    return Made(lambda rng: int(rng.integers(low, high + 1)))


RATE, FACTOR = between(0.01, 1.0), between(0.2, 0.95)


def cosine(t: Made, warm_up: Made, low: Made) -> Family:
    """Return drawn times on a schedule that ends at 20."""
    total = whole(20, 20)
    args = {"t": t, "lr": RATE, "total": total, "warm_up": warm_up, "low": low}
    return Family(args, {}, count=4)


NO_LOW = whole(0, 0)
STEPS: list[Case | Family] = [
    Family({"t": t, "lr": RATE, "factor": FACTOR, "every": whole(2, 7)}, {}, count=4)
    for t in (whole(0, 6), whole(7, 30), between(7.0, 30.0))
]
HALVES = [
    fixed(t=2.75, lr=0.8, factor=0.5, every=1.5),
    *(fixed(t=t, lr=0.8, factor=0.5, every=2.5) for t in (2.25, 2.5, 4.75, 5.25)),
]
EVERY_RATE = ArrayOf("steps")
LOOPS = Family({"lr": RATE, "epochs": whole(1, 4), "batches": whole(2, 5)}, {}, count=4)
# As floats go, 1/3 added up six times is less than 2, and 103 times 1/103 less than 1.
ROUNDED = [fixed(lr=0.8, epochs=e, batches=b) for e, b in ((3, 3), (2, 103))]
TRACE = ArrayOf("epochs parameters")
RUNS = Family(
    {
        "theta": Array("parameters"),
        "pulls": Array("batches parameters"),
        "bends": Array(
            "batches parameters", lambda rng, shape: rng.uniform(0.5, 2.0, shape)
        ),
        "lr": between(0.1, 0.4),
        "factor": between(0.6, 0.9),
        "epochs": whole(2, 4),
    },
    {"parameters": (1, 3), "batches": (2, 4)},
    count=4,
)
#: Each batch pulls to a point of its own, as strongly as it bends.
PULL = Do("pull = lambda theta, i: bends[i] * (theta - pulls[i])", says="")
ONE_TIME = "lambda t: lr if t < 1 else lr / 4"  # not for an array of times
FALLING = "lambda t: lr * factor**t"


def runs(*schedules: str) -> list[Do | See]:
    """Return the steps that train under these schedules."""
    call = "train(pull, theta, {}, epochs, len(pulls))"
    return [PULL, *(See(call.format(schedule), TRACE) for schedule in schedules)]


CHECKS: list[Check] = [
    SameValues(
        id="step",
        title="The rate stays, and drops at the right times",
        points=2,
        call="step_decay",
        cases=[*(fixed(t=t, lr=0.8) for t in (0, 9.9, 10, 25)), *STEPS, *HALVES],
        returns=Number,
    ),
    SameValues(
        id="exponential",
        title="The rate falls by the same factor in every epoch",
        points=1,
        call="exponential_decay",
        cases=[
            fixed(t=2, lr=1.0),
            Family({"t": between(0.0, 20.0), "lr": RATE, "factor": FACTOR}, {}),
        ],
        returns=Number,
    ),
    SameValues(
        id="cosine",
        title="Without a warm-up the rate falls along half a cosine",
        points=2,
        call="cosine_with_warm_up",
        cases=[
            fixed(t=0, lr=0.5, total=8),
            fixed(t=8, lr=0.5, total=8),
            cosine(between(1.0, 19.0), whole(0, 0), NO_LOW),
        ],
        returns=Number,
    ),
    SameValues(
        id="warm-up",
        title="A warm-up rises to the full rate, and the cosine takes over",
        points=3,
        call="cosine_with_warm_up",
        cases=[
            *(fixed(t=t, lr=1.0, total=12, warm_up=2) for t in (0, 1, 2, 7, 12)),
            cosine(between(0.0, 2.0), whole(2, 6), NO_LOW),
            cosine(between(7.0, 19.0), whole(2, 6), NO_LOW),
        ],
        returns=Number,
    ),
    SameValues(
        id="low",
        title="The cosine ends at the lowest rate, where no warm-up begins",
        points=2,
        call="cosine_with_warm_up",
        cases=[
            cosine(between(0.5, 1.5), whole(2, 6), between(0.001, 0.005)),
            cosine(between(7.0, 19.0), whole(2, 6), between(0.001, 0.005)),
            cosine(between(20.0, 60.0), whole(2, 6), between(0.001, 0.005)),
        ],
        returns=Number,
        needs=("warm-up",),
    ),
    Scenario(
        id="rates",
        title="Every step has its rate, at its own time",
        points=2,
        about="rates",
        cases=[LOOPS, *ROUNDED],
        steps=[
            See("rates(lambda t: 10 * t + lr, epochs, batches)", EVERY_RATE),
            See("rates(lambda t: lr * 0.5 ** (t // 1), epochs, batches)", EVERY_RATE),
            See("rates(lambda t: t if t < 1 else lr, epochs, batches)", EVERY_RATE),
        ],
    ),
    Scenario(
        id="loop",
        title="The training loop goes through the batches and keeps every epoch's end",
        points=1,
        about="train",
        cases=[RUNS],
        steps=runs("lambda t: lr"),
        untouched=("theta", "pulls"),
    ),
    Scenario(
        id="loop-rates",
        title="Every step of the training loop has the rate of its time",
        points=2,
        about="train",
        cases=[RUNS],
        steps=runs(ONE_TIME, FALLING),
        needs=("loop",),
    ),
]
