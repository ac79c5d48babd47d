"""Counting the parameters of a dense network."""


def parameter_count(sizes: list[int]) -> int:
    """Return the number of weights and biases.

    sizes: the number of units of each layer, from input to output, at least two.
    """
    # --- solution
    total, inputs = 0, sizes[0]
    for units in sizes[1:]:
        total += inputs * units + units
        inputs = units
    return total
    # --- stub
    # raise NotImplementedError("parameter_count is yours to write")
    # --- end


# Work these out on paper, then replace None by the number.
# --- solution
PARAMETERS_4_4_4_2 = 50
PARAMETERS_4_16_16_2 = 386
# --- stub
# PARAMETERS_4_4_4_2 = None
# PARAMETERS_4_16_16_2 = None
# --- end
