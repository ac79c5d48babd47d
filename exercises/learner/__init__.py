"""The learner's own folder: files never overwritten, progress for display."""
