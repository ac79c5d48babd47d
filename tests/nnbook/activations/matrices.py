"""Matrices for the laws of activations."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

#: Up to four rows and five columns of ordinary numbers.
MATRICES = arrays(
    np.float64,
    st.tuples(st.integers(1, 4), st.integers(1, 5)),
    elements=st.floats(-50, 50),
)
