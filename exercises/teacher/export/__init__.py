"""Results in the formats of other systems; what only the teacher may see stays out."""
