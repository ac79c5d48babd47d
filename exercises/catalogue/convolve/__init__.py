"""Everything about the exercise `convolve`."""
