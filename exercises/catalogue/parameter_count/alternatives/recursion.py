def parameter_count(sizes):
    if len(sizes) < 2:
        return 0
    below, units, *above = sizes
    return (below + 1) * units + parameter_count([units, *above])


# 4-4-4-2: each unit has its inputs and a bias
PARAMETERS_4_4_4_2 = 5 * 4 + 5 * 4 + 5 * 2
PARAMETERS_4_16_16_2 = 5 * 16 + 17 * 16 + 17 * 2
