"""Everything about the sample `momentum-class`."""
