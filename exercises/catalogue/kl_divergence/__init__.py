"""Everything about the exercise `kl-divergence`."""
