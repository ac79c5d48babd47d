"""Everything about the exercise `momentum-capstone`."""
