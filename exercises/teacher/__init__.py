"""For teachers: grade a class, explain the marks, hand them on to other systems."""
