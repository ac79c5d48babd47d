"""Everything about the exercise `xor-architectures`."""
