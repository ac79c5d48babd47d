"""Everything about the exercise `convolve-backward`."""
