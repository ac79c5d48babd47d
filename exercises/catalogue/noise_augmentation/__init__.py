"""Everything about the exercise `noise-augmentation`."""
