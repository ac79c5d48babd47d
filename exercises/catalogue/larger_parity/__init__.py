"""Everything about the exercise `larger-parity`."""
