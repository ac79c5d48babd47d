"""What the chapters run: constructions, trainings over many seeds, a replayed run."""
